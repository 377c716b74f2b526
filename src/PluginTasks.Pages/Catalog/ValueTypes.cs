namespace PluginTasks.Pages.Catalog;

/// <summary>What may stand as a property's value. A property may allow several.</summary>
[Flags]
public enum ValueTypes
{
    None = 0,
    Text = 1,
    Number = 2,
    Boolean = 4,
    List = 8,
    Map = 16,

    /// <summary>An action: <c>mod.name</c>, or a map of name, context and confirm.</summary>
    Action = 32,

    /// <summary>One component.</summary>
    Component = 64,

    /// <summary>A list of components and includes.</summary>
    Components = 128,

    /// <summary>A rule as in <c>show_if</c>.</summary>
    Rule = 256,

    /// <summary>Anything that is data.</summary>
    Any = Text | Number | Boolean | List | Map,
}
