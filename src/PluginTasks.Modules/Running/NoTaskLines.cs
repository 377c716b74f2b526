using PluginTasks.Sdk;

namespace PluginTasks.Modules.Running;

/// <summary>Nothing is kept.</summary>
public sealed class NoTaskLines : ITaskLines
{
    public static NoTaskLines Instance { get; } = new();

    public IReadOnlyList<TaskLogLine> Of(string taskId) => [];
}
