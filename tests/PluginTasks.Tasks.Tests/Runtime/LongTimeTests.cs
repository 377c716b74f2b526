using PluginTasks.Sdk;
using PluginTasks.Tasks.Running;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Tasks.States;

namespace PluginTasks.Tasks.Tests.Runtime;

/// <summary>Times that are longer than any timer waits, and more attempts than a delay can be doubled.</summary>
public sealed class LongTimeTests
{
    private static readonly TimeSpan Long = TimeSpan.FromDays(60);

    [Fact]
    public async Task Timeout_ThatNoTimerHas_IsKept()
    {
        await using var test = await TestRuntime.StartAsync(new TaskRuntimeOptions { MaxRunning = 1 });
        Assert.Equal("1", (await test.EndAsync(await test.SubmitAsync(_ => Task.FromResult<string?>("1"), new TaskOptions { Timeout = Long }))).Result);
        var running = new TaskCompletionSource();
        var id = await test.SubmitAsync(
            async run =>
            {
                running.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, run.CancellationToken);
                return null;
            },
            new TaskOptions { Timeout = Long });
        await running.Task;
        test.Time.Advance(RunTimer.Longest);
        test.Time.Advance(Long - RunTimer.Longest - TimeSpan.FromSeconds(1));
        Assert.Equal(TaskState.Running, (await test.Runtime.GetAsync(id))!.Status);

        test.Time.Advance(TimeSpan.FromSeconds(1));

        var task = await test.EndAsync(id);
        Assert.Equal((TaskState.Failed, "timed out after 5184000 s"), (task.Status, task.Error));
    }

    [Fact]
    public async Task Retry_AfterAWaitThatNoTimerHas_Comes()
    {
        await using var test = await TestRuntime.StartAsync(new TaskRuntimeOptions { CleanupDelay = null }, works: [("m.work", run =>
            run.Task.Attempt > 1 ? Task.FromResult<string?>("2") : throw new FormatException("bad"))]);
        var id = await test.SubmitAsync("m.work", new TaskOptions { Retry = new RetryPolicy { FirstDelay = Long, MaxDelay = Long, Jitter = 0 } });

        Assert.Equal("2", (await AdvanceAsync(test, test.EndAsync(id))).Result);
        Assert.True((await test.Runtime.GetAsync(id))!.UpdatedAt - (await test.Runtime.GetAsync(id))!.CreatedAt >= Long);
    }

    [Fact]
    public async Task Question_WithATimeThatNoTimerHas_WaitsForItsAnswer()
    {
        await using var test = await TestRuntime.StartAsync(new TaskRuntimeOptions { KeepsNotices = false });
        var id = await test.SubmitAsync(async run => await run.AskAsync("[]", Long));
        while ((await test.Runtime.GetAsync(id))!.Status != TaskState.WaitingConfirmation)
        {
            await Task.Yield();
        }

        await test.Runtime.AnswerAsync(id, "{}");

        var task = await test.EndAsync(id);
        Assert.Equal((TaskState.Completed, "{}"), (task.Status, task.Result));
    }

    [Fact]
    public void Retry_AfterMoreAttemptsThanADelayCanBeDoubled_HasItsDelay()
    {
        Assert.Equal(TimeSpan.Zero, new Retry(new RetryPolicy { Max = 5_000, FirstDelay = TimeSpan.Zero }).Next(2_000));
        Assert.Equal(TimeSpan.FromSeconds(60), new Retry(new RetryPolicy { Max = 5_000, Jitter = 0 }).Next(2_000));
    }

    private static async Task<T> AdvanceAsync<T>(TestRuntime test, Task<T> end)
    {
        var latest = Task.Delay(TimeSpan.FromSeconds(30), TimeProvider.System);
        while (!end.IsCompleted && !latest.IsCompleted)
        {
            test.Time.Advance(TimeSpan.FromDays(1));
            await Task.Yield();
        }

        Assert.True(end.IsCompleted);
        return await end;
    }
}
