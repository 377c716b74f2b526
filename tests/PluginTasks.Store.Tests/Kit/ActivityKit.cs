using PluginTasks.Sdk;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Store.Tests.Kit;

/// <summary>What is remembered of each minute, and tasks that somebody removes.</summary>
public abstract class ActivityKit : TaskStoreKit
{
    private static readonly long First = TaskMinute.Of(Start);

    [Fact]
    public async Task Minutes_OfTasksThatCameAndWent_CountEachStep()
    {
        await AddFinishedAsync(New(), 5);
        await AddFinishedAsync(New(), 20, TaskState.Failed);
        var waiting = await AddAsync(New());
        await Store.ChangeAsync(Step(waiting.Id, TaskState.Pending, TaskState.Running, 61));
        await Store.ChangeAsync(Step(waiting.Id, TaskState.Running, null, 62));
        await Store.ChangeAsync(Step(waiting.Id, TaskState.Running, TaskState.WaitingConfirmation, 63));
        await Store.ChangeAsync(Step(waiting.Id, TaskState.WaitingConfirmation, TaskState.Running, 64));
        await Store.ChangeAsync(Step(waiting.Id, TaskState.Running, TaskState.Pending, 130));
        await Store.ChangeAsync(Step(waiting.Id, TaskState.Pending, TaskState.Cancelled, 200));

        Assert.Equal(
            [
                new TaskMinute(First, Started: 2, Stopped: 2, Completed: 1, Failed: 1),
                new TaskMinute(First + 1, Started: 1),
                new TaskMinute(First + 2, Stopped: 1),
                new TaskMinute(First + 3, Cancelled: 1),
            ],
            await Store.ListMinutesAsync(Start));
    }

    [Fact]
    public async Task Minutes_FromATimeOn_LeaveOutTheOnesBefore()
    {
        await AddFinishedAsync(New(), 5);
        await AddFinishedAsync(New(), 125, TaskState.Interrupted);

        var minute = Assert.Single(await Store.ListMinutesAsync(Start.AddSeconds(121)));

        Assert.Equal(new TaskMinute(First + 2, Started: 1, Stopped: 1, Interrupted: 1), minute);
    }

    [Fact]
    public async Task Minutes_OfAFenceThatDidNotHold_CountNothing()
    {
        var task = await AddAsync(New());

        Assert.Null(await Store.ChangeAsync(Step(task.Id, TaskState.Running, TaskState.Completed)));

        Assert.Empty(await Store.ListMinutesAsync(Start));
    }

    [Fact]
    public async Task Minutes_OlderThanADay_AreForgottenAndThoseOfTheDayStayWithoutTheirTasks()
    {
        await AddFinishedAsync(New(), 0);
        await AddFinishedAsync(New(), 60);
        await AddFinishedAsync(New(), 60 * (TaskMinute.Kept + 1));

        Assert.Equal(3, await Store.RemoveFinishedAsync(Start.AddDays(2)));

        Assert.DoesNotContain(await Store.ListMinutesAsync(Start.AddDays(-1)), m => m.Minute == First);
        Assert.Equal([First + 1, First + TaskMinute.Kept + 1], (await Store.ListMinutesAsync(Start.AddDays(-1))).Select(m => m.Minute));
    }

    [Fact]
    public async Task Remove_OfSomeTasks_TakesThoseThatEndedAndThatNothingHolds()
    {
        var ended = await AddFinishedAsync(New(), 1);
        var other = await AddFinishedAsync(New(), 1);
        var active = await AddAsync(New());
        var told = await AddFinishedAsync(New(), 1);
        await Store.AddNoticeAsync(Notice("m", task: told.Id));

        Assert.Equal(1, await Store.RemoveAsync([ended.Id, ended.Id, active.Id, told.Id, "nobody"]));

        Assert.Null(await Store.GetAsync(ended.Id));
        Assert.Equal(3, await Store.CountAsync(new TaskQuery()));
        Assert.NotNull(await Store.GetAsync(other.Id));
        Assert.Equal(0, await Store.RemoveAsync([]));
    }
}
