using PluginTasks.Tasks.Schedules.Firing;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Store.Tests.Schedules;

/// <summary>The random sequences on both stores.</summary>
public static class RandomScheduleTests
{
    public sealed class Memory : RandomScheduleKit
    {
        protected override (ITaskStore Store, IScheduleStore Schedules) Open(string folder, ITaskStore? last)
        {
            var store = (MemoryTaskStore?)last ?? new MemoryTaskStore();
            return (store, store.Schedules);
        }

        protected override ValueTask CloseAsync(ITaskStore store) => ValueTask.CompletedTask;
    }

    public sealed class Sqlite : RandomScheduleKit
    {
        protected override (ITaskStore Store, IScheduleStore Schedules) Open(string folder, ITaskStore? last)
        {
            var store = SqliteTaskStore.Open(Path.Combine(folder, "tasks.db"));
            return (store, store.Schedules);
        }

        protected override ValueTask CloseAsync(ITaskStore store) => store.DisposeAsync();
    }
}
