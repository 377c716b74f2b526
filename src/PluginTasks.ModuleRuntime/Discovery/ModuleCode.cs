using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Discovery;

/// <summary>A registered task, with the options of its registration.</summary>
internal sealed record ModuleTask(ModuleMethod Method, TaskOptions Options);

/// <summary>What was found in a module's assembly.</summary>
internal sealed class ModuleCode
{
    public Dictionary<string, ModuleMethod> Actions { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, ModuleTask> Tasks { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, ModuleAgent> Agents { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, ModuleMethod> Pages { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, ModuleMethod> LongRunning { get; } = new(StringComparer.Ordinal);
}
