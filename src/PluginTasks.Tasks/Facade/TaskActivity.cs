using PluginTasks.Sdk;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Facade;

/// <summary>How busy a store's hosts are, of what it remembers for each minute and of the tasks that run now. Thread safe.</summary>
public sealed class TaskActivity(ITaskStore store, TimeProvider time)
{
    private const int Minutes = 60;

    private static readonly TaskQuery Running = new() { Status = [TaskState.Running, TaskState.WaitingConfirmation] };

    /// <summary>The last hour, the oldest minute first, the last of them not over yet.</summary>
    public async Task<IReadOnlyList<ActivityMinute>> LastHourAsync(CancellationToken cancellationToken = default)
    {
        var last = TaskMinute.Of(time.GetUtcNow());
        var first = last - Minutes + 1;
        var known = (await store.ListMinutesAsync(DateTimeOffset.FromUnixTimeSeconds(first * 60), cancellationToken)).ToDictionary(m => m.Minute);
        var running = await store.CountAsync(Running, cancellationToken);
        var hour = new ActivityMinute[Minutes];
        for (var minute = last; minute >= first; minute--)
        {
            var it = known.GetValueOrDefault(minute);
            hour[minute - first] = new ActivityMinute(
                DateTimeOffset.FromUnixTimeSeconds(minute * 60), it.Started, it.Completed, it.Failed, it.Cancelled, it.Interrupted, running);

            // From what runs at a minute's end back to what ran at its beginning. Tasks of before this was counted have no beginning.
            running = Math.Max(0, running - it.Started + it.Stopped);
        }

        return hour;
    }
}
