namespace PluginTasks.Sdk;

/// <summary>What the host keeps, to be read. Thread safe.</summary>
public interface IModels
{
    /// <summary>The tasks, running and past. A user sees their own, an organization manager the organization's, <c>super</c> all.</summary>
    BackgroundTasksModel BackgroundTasks { get; }
}
