namespace PluginTasks.Pages.Bindings;

/// <summary>Which store a binding reads. <see cref="Auto"/>: the page's, and where it leads nowhere there, the global one.</summary>
public enum StoreScope
{
    Page,
    Global,
    Auto,
}
