using PluginTasks.Sdk;

namespace PluginTasks.Tasks.Storage;

/// <summary>What happened to tasks within one minute. It stays true when the tasks are removed.</summary>
/// <param name="Minute">Which: counted from the beginning of 1970.</param>
/// <param name="Started">How many attempts began.</param>
/// <param name="Stopped">How many attempts were over, whatever came of them.</param>
/// <param name="Completed">How many tasks completed.</param>
/// <param name="Failed">How many failed.</param>
/// <param name="Cancelled">How many were cancelled.</param>
/// <param name="Interrupted">How many were interrupted.</param>
public readonly record struct TaskMinute(
    long Minute,
    int Started = 0,
    int Stopped = 0,
    int Completed = 0,
    int Failed = 0,
    int Cancelled = 0,
    int Interrupted = 0)
{
    /// <summary>For how many minutes stores remember.</summary>
    public const int Kept = 24 * 60;

    public static long Of(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 60_000;

    /// <summary>What a step of one task adds; null where it adds nothing.</summary>
    public static TaskMinute? OfStep(TaskState from, TaskState to, DateTimeOffset at)
    {
        var (before, after) = (Runs(from), Runs(to));
        return from == to || (before == after && !to.IsFinal()) ? null : new TaskMinute(
            Of(at),
            One(!before && after),
            One(before && !after),
            One(to == TaskState.Completed),
            One(to == TaskState.Failed),
            One(to == TaskState.Cancelled),
            One(to == TaskState.Interrupted));
    }

    public TaskMinute Plus(TaskMinute other) => this with
    {
        Started = Started + other.Started, Stopped = Stopped + other.Stopped, Completed = Completed + other.Completed,
        Failed = Failed + other.Failed, Cancelled = Cancelled + other.Cancelled, Interrupted = Interrupted + other.Interrupted,
    };

    private static bool Runs(TaskState state) => state is TaskState.Running or TaskState.WaitingConfirmation;

    private static int One(bool counts) => counts ? 1 : 0;
}
