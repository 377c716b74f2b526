using PluginTasks.Tasks.Running;

namespace PluginTasks.Tasks.Runtime;

/// <summary>Finds the work of registered tasks. Thread safe.</summary>
public interface IRegisteredWork
{
    /// <summary>Null where there is none of that name.</summary>
    TaskWork? Find(string taskName);
}
