namespace PluginTasks.Pages.Trees;

public enum TreeMode
{
    /// <summary>Every value resolved, hidden components gone.</summary>
    Resolved,

    /// <summary>What a client gets: bindings and rules in their explicit form.</summary>
    Definition,
}
