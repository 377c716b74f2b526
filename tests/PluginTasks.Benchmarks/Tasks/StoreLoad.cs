using System.Diagnostics;
using PluginTasks.Sdk;
using PluginTasks.Store;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Benchmarks.Tasks;

/// <summary>The same callers at the store itself: what the three writes of a task cost without a runtime in front of them.</summary>
internal static class StoreLoad
{
    public static async Task<double> RunAsync(SqliteTaskStore store, int tasks)
    {
        var left = tasks;
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, TrivialLoad.Callers).Select(_ => Task.Run(async () =>
        {
            for (var i = Interlocked.Decrement(ref left); i >= 0; i = Interlocked.Decrement(ref left))
            {
                await LiveAsync(store, $"{tasks - i:D26}");
            }
        })));
        return tasks / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static async Task LiveAsync(SqliteTaskStore store, string id)
    {
        var now = TimeProvider.System.GetUtcNow();
        await store.AddAsync(new TaskRecord
        {
            Id = id, Module = "reports", Label = "Monthly report", UserId = "anna", OrganizationId = "acme",
            Status = TaskState.Pending, CreatedAt = now, UpdatedAt = now, Seq = 1,
        });
        await store.ChangeAsync(new TaskChange { Id = id, From = [TaskState.Pending], To = TaskState.Running, At = now, StartedAt = now, Owner = "4711-0123456789abcdef" });
        await store.ChangeAsync(new TaskChange { Id = id, From = [TaskState.Running], To = TaskState.Completed, At = now, Progress = 1 });
    }
}
