namespace PluginTasks.Sdk.Ui;

/// <summary>Which store a path is in.</summary>
public enum StoreScope
{
    /// <summary>The store of the page, gone when the page is left.</summary>
    Page,

    /// <summary>The store that all pages of a session share.</summary>
    Global,

    /// <summary>The page store, then the global one. Writing goes to the page store.</summary>
    Auto,
}
