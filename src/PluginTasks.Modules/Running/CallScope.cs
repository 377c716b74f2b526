using PluginTasks.Sdk;
using PluginTasks.Tasks.Running;

namespace PluginTasks.Modules.Running;

/// <summary>On whose behalf a call runs in a module. What the module does within it, it does for them.</summary>
public sealed record CallScope(Session Session)
{
    /// <summary>Code that runs outside of any call, or after its end.</summary>
    public static CallScope Nobody { get; } = new(Session.Anonymous);

    public string? TraceParent { get; init; }

    /// <summary>The attempt, where the call is a task's work.</summary>
    public ITaskRun? Run { get; init; }
}
