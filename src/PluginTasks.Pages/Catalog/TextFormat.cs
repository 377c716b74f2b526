namespace PluginTasks.Pages.Catalog;

/// <summary>What a text has to look like beyond being text.</summary>
public enum TextFormat
{
    None,

    /// <summary>An id as components have it, unique in its list.</summary>
    Id,

    /// <summary>A pattern in the language of the <c>matches</c> operator.</summary>
    Pattern,

    /// <summary>The name of an action.</summary>
    Action,
}
