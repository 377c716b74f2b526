using PluginTasks.Sdk;

namespace PluginTasks.Modules.Running;

/// <summary>What tasks have logged, as far as it is kept. Thread safe.</summary>
public interface ITaskLines
{
    /// <summary>The oldest first; none where nothing is known.</summary>
    IReadOnlyList<TaskLogLine> Of(string taskId);
}
