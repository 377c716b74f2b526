namespace PluginTasks.Sdk;

/// <summary>Questions about a state.</summary>
public static class TaskStateExtensions
{
    /// <summary>Whether nothing comes after this state.</summary>
    public static bool IsFinal(this TaskState state) =>
        state is TaskState.Completed or TaskState.Failed or TaskState.Cancelled or TaskState.Interrupted;
}
