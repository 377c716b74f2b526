namespace PluginTasks.Sdk;

/// <summary>What to do with a value, or with a list. Items of a list are found by their <c>id</c> or by their index.</summary>
public enum PatchAction
{
    /// <summary>Put this value there.</summary>
    Set,

    /// <summary>Add this item at the end.</summary>
    Append,

    /// <summary>Add this item at the start.</summary>
    Prepend,

    /// <summary>Take away the item with this id or index.</summary>
    Remove,

    /// <summary>Put an item in another's place: <c>{id, item}</c>.</summary>
    Replace,
}
