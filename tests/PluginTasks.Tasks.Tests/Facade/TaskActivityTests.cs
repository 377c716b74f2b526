using PluginTasks.Sdk;
using PluginTasks.Tasks.Facade;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Tests.Facade;

public sealed class TaskActivityTests : IAsyncDisposable
{
    private readonly ManualTime time = new();
    private readonly MemoryTaskStore store = new();

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Fact]
    public async Task LastHour_OfAQuietHost_IsSixtyMinutesOfNothing()
    {
        var hour = await new TaskActivity(store, time).LastHourAsync();

        Assert.Equal(60, hour.Count);
        Assert.Equal(time.GetUtcNow().AddMinutes(-59), hour[0].At);
        Assert.All(hour, m => Assert.Equal(new ActivityMinute(m.At, 0, 0, 0, 0, 0, 0), m));
    }

    [Fact]
    public async Task LastHour_OfTasksThatCameAndWent_SaysHowManyRanAtEachMinutesEnd()
    {
        await StepAsync("long", TaskState.Pending, TaskState.Running);
        await StepAsync("short", TaskState.Pending, TaskState.Running);
        await StepAsync("short", TaskState.Running, TaskState.Failed);
        time.Advance(TimeSpan.FromMinutes(2));
        await StepAsync("third", TaskState.Pending, TaskState.Running);
        time.Advance(TimeSpan.FromMinutes(1));
        await StepAsync("third", TaskState.Running, TaskState.Completed);
        await store.RemoveFinishedAsync(time.GetUtcNow().AddDays(1));

        var hour = await new TaskActivity(store, time).LastHourAsync();

        Assert.Equal([0, 1, 1, 2, 1], hour.TakeLast(5).Select(m => m.Running));
        Assert.Equal([0, 2, 0, 1, 0], hour.TakeLast(5).Select(m => m.Started));
        Assert.Equal([0, 1, 0, 0, 0], hour.TakeLast(5).Select(m => m.Failed));
        Assert.Equal([0, 0, 0, 0, 1], hour.TakeLast(5).Select(m => m.Completed));
    }

    private async Task StepAsync(string id, TaskState from, TaskState to)
    {
        await store.AddAsync(new TaskRecord { Id = id, Module = "m", Label = "l", Status = from, UserId = "anna", CreatedAt = time.GetUtcNow(), UpdatedAt = time.GetUtcNow() });
        Assert.NotNull(await store.ChangeAsync(new TaskChange { Id = id, From = [from], To = to, At = time.GetUtcNow() }));
    }
}
