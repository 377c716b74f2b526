using PluginTasks.Sdk;

namespace PluginTasks.Store.Tasks;

/// <summary>States as numbers in the database: they stay, whatever becomes of the order of the states.</summary>
internal static class StateCode
{
    private static readonly TaskState[] States =
    [
        TaskState.Pending, TaskState.Running, TaskState.WaitingConfirmation,
        TaskState.Completed, TaskState.Failed, TaskState.Cancelled, TaskState.Interrupted,
    ];

    public static long Of(TaskState state) => Array.IndexOf(States, state);

    public static TaskState From(long code) => States[code];
}
