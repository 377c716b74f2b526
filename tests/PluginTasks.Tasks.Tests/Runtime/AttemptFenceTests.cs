using PluginTasks.Sdk;
using PluginTasks.Tasks.Events;
using PluginTasks.Tasks.Facade;
using PluginTasks.Tasks.Running;
using PluginTasks.Tasks.Runtime;

namespace PluginTasks.Tasks.Tests.Runtime;

/// <summary>What random sequences found: work that goes on when its task has left it behind, and reports at the edges of an attempt.</summary>
public sealed class AttemptFenceTests
{
    private static readonly TaskOptions Resumes = new() { OnInterruption = OnInterruption.Resume };
    private static readonly TaskCaller Ada = new("m", new Session { UserId = "ada", Role = "user" });

    [Fact]
    public async Task Cancel_WhileTheWorkOfTheLastAttemptGoesOn_CancelsTheNextOne()
    {
        var (test, id, first, release) = await LeftBehindAsync();
        await using var _ = test;

        Assert.Equal((TaskState.Pending, 2), await SeenAsync(test, id));
        Assert.True(await test.Runtime.CancelAsync(id));

        Assert.Equal((TaskState.Cancelled, 2), await SeenAsync(test, id));
        release.SetResult("late");
        Assert.Equal(TaskState.Cancelled, (await test.EndAsync(id)).Status);
        Assert.Equal(1, first.Task.Attempt);
    }

    [Fact]
    public async Task Emit_OfAnAttemptThatWasLeft_IsNotShown()
    {
        var (test, id, first, release) = await LeftBehindAsync();
        await using var _ = test;
        using var events = test.Runtime.Events.Listen("ada");

        first.EmitProgress(0.9);
        release.SetResult("late");
        await test.EndAsync(id);

        var seqs = new List<long>();
        while (events.Events.TryRead(out var happened))
        {
            Assert.NotEqual(0.9, happened.Task.Progress);
            seqs.Add(happened.Seq);
        }

        Assert.Equal(seqs.Order().Distinct(), seqs);
    }

    [Fact]
    public async Task Seq_AfterReportsBeforeTheGrant_GoesOnFromThem()
    {
        await using var test = await TestRuntime.StartAsync(new TaskRuntimeOptions { MaxRunning = 1 });
        using var events = test.Runtime.Events.Listen("ada");
        var release = new TaskCompletionSource<string?>();
        var first = await test.SubmitAsync(_ => release.Task);
        var waiting = await test.SubmitAsync(_ => Task.FromResult<string?>(null));

        await new TaskFacade(test.Runtime).UpdateProgressAsync(Ada, waiting, 0.5);
        release.SetResult(null);
        await test.EndAsync(first);
        var task = await test.EndAsync(waiting);

        var seqs = new List<long>();
        while (events.Events.TryRead(out var happened))
        {
            seqs.AddRange(happened.Task.Id == waiting ? [happened.Seq] : Array.Empty<long>());
        }

        Assert.Equal([1, 2, 3, 4], seqs);
        Assert.Equal(4, task.Seq);
    }

    [Fact]
    public async Task Cancel_AfterProgressThatWaitsToBeStored_KeepsIt()
    {
        await using var test = await TestRuntime.StartAsync();
        var begun = new TaskCompletionSource();
        var id = await test.SubmitAsync(async run =>
        {
            await run.UpdateProgressAsync(0.5, label: "half");
            begun.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, run.CancellationToken);
            return null;
        });

        await begun.Task;
        await test.Runtime.CancelAsync(id);

        var task = await test.EndAsync(id);
        Assert.Equal((TaskState.Cancelled, 0.5, "half"), (task.Status, task.Progress, task.Label));
    }

    [Fact]
    public async Task Wait_ForATaskThatIsCancelledAndDeaf_EndsWithTheState()
    {
        await using var test = await TestRuntime.StartAsync();
        var release = new TaskCompletionSource<string?>();
        var id = await test.SubmitAsync(_ => release.Task);

        var wait = test.Runtime.WaitAsync(id);
        await test.Runtime.CancelAsync(id);

        Assert.Equal(TaskState.Cancelled, (await wait.WaitAsync(TimeSpan.FromSeconds(30))).Status);
        release.SetResult(null);
    }

    [Fact]
    public async Task Resume_AfterTheClockWasSetBack_DoesNotWaitForAnEarlierRetry()
    {
        var policy = new RetryPolicy { Max = 1, Jitter = 0 };
        await using var test = await TestRuntime.StartAsync(works: [("m.work", run => run.Task.Attempt switch
        {
            1 => throw new FormatException("once"),
            2 => throw new RunLostException("worker exited (signal 9)"),
            _ => Task.FromResult<string?>("3"),
        })]);
        test.Runtime.Events.OnEvent = happened =>
        {
            if (happened is { Kind: TaskEventKind.Update, Task: { Attempt: 2, Status: TaskState.Running } })
            {
                test.Time.Jump(TimeSpan.FromHours(-1));
            }
        };
        var id = await test.SubmitAsync("m.work", Resumes with { Retry = policy });
        var end = test.EndAsync(id);
        while (!end.IsCompleted && (await test.Store.GetAsync(id))!.Attempt < 3)
        {
            test.Time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        Assert.Equal("3", (await end).Result);
    }

    [Fact]
    public void Timer_StartedAgainWhileItRuns_GoesOn()
    {
        var (time, isOver) = (new ManualTime(), false);
        using var timer = new RunTimer(time, 10, () => isOver = true);

        timer.Start();
        time.Advance(TimeSpan.FromSeconds(6));
        timer.Start();
        time.Advance(TimeSpan.FromSeconds(4));

        Assert.True(isOver);
    }

    [Fact]
    public async Task Notification_AfterTheEndAndARestart_HasAFurtherSeq()
    {
        await using var first = await TestRuntime.StartAsync();
        var id = await first.SubmitAsync(_ => Task.FromResult<string?>(null));
        await first.EndAsync(id);
        using var before = first.Runtime.Events.Listen("ada");
        await new TaskFacade(first.Runtime).NotifyAsync(Ada, id, new TaskNotification("k", "one"));
        await first.Runtime.StopAsync();

        await using var second = await TestRuntime.StartAsync(store: first.Store);
        second.Time.Advance(TimeSpan.FromSeconds(1));
        using var after = second.Runtime.Events.Listen("ada");
        await new TaskFacade(second.Runtime).NotifyAsync(Ada, id, new TaskNotification("k", "two"));

        Assert.True((await after.Events.ReadAsync()).Seq > (await before.Events.ReadAsync()).Seq);
    }

    /// <summary>A task whose first attempt was left, and whose work is deaf to that.</summary>
    private static async Task<(TestRuntime Test, string Id, ITaskRun First, TaskCompletionSource<string?> Release)> LeftBehindAsync()
    {
        var release = new TaskCompletionSource<string?>();
        var begun = new TaskCompletionSource<ITaskRun>();
        var test = await TestRuntime.StartAsync(works: [("m.work", async run =>
        {
            if (run.Task.Attempt > 1)
            {
                return "2";
            }

            begun.SetResult(run);
            return await release.Task;
        })]);
        var id = await test.SubmitAsync("m.work", Resumes);
        var first = await begun.Task;
        while ((await test.Store.GetAsync(id))!.Status != TaskState.Running)
        {
            await Task.Yield();
        }

        await test.Runtime.LeaveAsync(_ => true);
        return (test, id, first, release);
    }

    private static async Task<(TaskState, int)> SeenAsync(TestRuntime test, string id) =>
        await test.Runtime.GetAsync(id) is { } task ? (task.Status, task.Attempt) : default;
}
