using PluginTasks.Tasks.Running;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Tasks.Schedules.Firing;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;
using PluginTasks.Tasks.Tests;

namespace PluginTasks.Store.Tests.Schedules;

/// <summary>A host as far as schedules go: a runtime and an engine over a store. Its task <c>m.work</c> ends at once.</summary>
internal sealed class ScheduleHost : IAsyncDisposable, IRegisteredWork
{
    private ScheduleHost(ITaskStore store, IScheduleStore schedules, ManualTime time)
    {
        Store = store;
        Schedules = schedules;
        Runtime = new TaskRuntime(store, null, this, time);
        Engine = new ScheduleEngine(schedules, Runtime, new RegisteredScheduledWork(this, PlainUsers.Instance), null, time);
    }

    public ITaskStore Store { get; }

    public IScheduleStore Schedules { get; }

    public TaskRuntime Runtime { get; }

    public ScheduleEngine Engine { get; }

    public static async Task<ScheduleHost> StartAsync(ITaskStore store, IScheduleStore schedules, ManualTime time)
    {
        var host = new ScheduleHost(store, schedules, time);
        await host.Runtime.StartAsync();
        return host;
    }

    public static Task<ScheduleHost> StartAsync(SqliteTaskStore store, ManualTime time) => StartAsync(store, store.Schedules, time);

    /// <summary>Fires what is due, and waits for the tasks.</summary>
    public async Task FireAsync()
    {
        await Engine.FireDueAsync();
        await SettleAsync();
    }

    public async Task SettleAsync()
    {
        foreach (var task in await Store.ListActiveAsync())
        {
            await Runtime.WaitAsync(task.Id).WaitAsync(TimeSpan.FromSeconds(30));
        }
    }

    public async Task<IReadOnlyList<TaskRecord>> TasksAsync() =>
        await Store.ListAsync(new TaskQuery { Take = 10_000, Order = TaskOrder.CreatedAt, Descending = false });

    public ValueTask<RegisteredTask?> FindAsync(string taskName, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(taskName == "m.work" ? new RegisteredTask { Name = taskName, Work = _ => Task.FromResult<string?>(null) } : null);

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        await Runtime.DisposeAsync();
    }
}
