using PluginTasks.Sdk;

namespace PluginTasks.Tasks.Tests.Embedded;

public sealed class BackgroundRunnerTests : RunnerTest
{
    [Fact]
    public async Task WaitAsync_OutOfTime_ThrowsAndChangesNothing()
    {
        var release = new TaskCompletionSource<int>();
        var task = await runner.SubmitAsync(() => release.Task);
        await Until(() => task.Status == TaskState.Running);

        var wait = task.WaitAsync(TimeSpan.FromSeconds(60));
        time.Advance(TimeSpan.FromSeconds(60));
        await Assert.ThrowsAsync<TimeoutException>(() => wait.WaitAsync(Patience));
        Assert.Equal((TaskState.Running, false), (task.Status, task.IsCompleted));

        release.SetResult(9);
        Assert.Equal(9, (await End(task)).Result);
    }

    [Fact]
    public async Task Timeout_OfTheTaskOrOfTheConfig_Fails()
    {
        var started = new SemaphoreSlim(0);
        Task Endless(CancellationToken cancel)
        {
            started.Release();
            return Task.Delay(Timeout.InfiniteTimeSpan, time, cancel);
        }

        var byConfig = await runner.SubmitAsync(Endless);
        var own = await runner.SubmitAsync(Endless, timeout: TimeSpan.FromSeconds(60));
        var endless = await runner.SubmitAsync(Endless, timeout: Timeout.InfiniteTimeSpan);
        for (var i = 0; i < 3; i++)
        {
            await started.WaitAsync();
        }

        await Until(() => runner.RunningTasks.Count == 3);

        time.Advance(TimeSpan.FromSeconds(60));
        await End(own);
        Assert.Equal(TaskState.Running, byConfig.Status);
        time.Advance(TimeSpan.FromSeconds(240));
        await End(byConfig);

        Assert.Equal((TaskState.Failed, "timed out after 60 s"), (own.Status, own.Error));
        Assert.Equal((TaskState.Failed, "timed out after 300 s"), (byConfig.Status, byConfig.Error));
        Assert.Equal(TaskState.Running, endless.Status);
    }

    [Fact]
    public async Task CancelAsync_BeforeTheStart_NeverRuns()
    {
        await using var one = new BackgroundRunner(new BackgroundConfig { MaxConcurrentTasks = 1, TimeProvider = time });
        var (release, hasRun) = (new TaskCompletionSource(), false);
        var first = one.Submit(() => release.Task);
        var second = one.Submit(() => hasRun = true);

        Assert.True(await second.CancelAsync());
        Assert.False(await second.CancelAsync());
        Assert.False(await one.CancelAsync("nothing"));
        release.SetResult();

        await End(first);
        Assert.Equal((TaskState.Cancelled, false, false), ((await End(second)).Status, second.Result, hasRun));
    }

    [Fact]
    public async Task ClearCompleted_RemovesOnlyWhatCompleted()
    {
        var done = await End(runner.Submit(() => 1));
        var failed = await End(runner.Submit(() => Fail("no")));
        var release = new TaskCompletionSource();
        var active = await runner.SubmitAsync(() => release.Task);

        Assert.Equal(1, runner.ClearCompleted());
        Assert.Equal(0, runner.ClearCompleted());

        Assert.Equal<BackgroundHandle>([failed, active], runner.Tasks);
        Assert.Null(runner.Get(done.Id));
        Assert.Equal(1, done.Result);
        release.SetResult();
    }

    [Fact]
    public async Task AutoCleanup_RemovesWhatEndedTheDelayAgo()
    {
        var early = await End(runner.Submit(() => 1));
        time.Advance(TimeSpan.FromSeconds(1800));
        var late = await End(runner.Submit(() => Fail("no")));
        time.Advance(TimeSpan.FromSeconds(1799));
        Assert.Equal<BackgroundHandle>([early, late], runner.Tasks);

        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal<BackgroundHandle>([late], runner.Tasks);

        time.Advance(TimeSpan.FromSeconds(1800));
        Assert.Empty(runner.Tasks);
    }

    [Fact]
    public async Task AutoCleanup_Off_KeepsEverything()
    {
        await using var keeping = new BackgroundRunner(new BackgroundConfig { AutoCleanup = false, TimeProvider = time });
        await End(keeping.Submit(() => 1));

        time.Advance(TimeSpan.FromDays(30));

        Assert.Single(keeping.Tasks);
    }

    [Fact]
    public async Task DisposeAsync_WhileTasksRunAndWait_CancelsAndWaits()
    {
        var one = new BackgroundRunner(new BackgroundConfig { MaxConcurrentTasks = 1, TimeProvider = time });
        var (started, leaving, leave) = (new TaskCompletionSource(), new TaskCompletionSource(), new TaskCompletionSource());
        var running = one.Submit(async cancel =>
        {
            started.SetResult();
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, time, cancel);
            }
            finally
            {
                leaving.SetResult();
                await leave.Task;
            }
        });
        var pending = one.Submit(() => 1);
        await started.Task.WaitAsync(Patience);

        var disposing = one.DisposeAsync().AsTask();
        await leaving.Task.WaitAsync(Patience);
        Assert.False(disposing.IsCompleted);
        leave.SetResult();
        await disposing.WaitAsync(Patience);
        await one.DisposeAsync();

        Assert.Equal((TaskState.Cancelled, TaskState.Cancelled), (running.Status, pending.Status));
        Assert.Throws<ObjectDisposedException>(() => one.Submit(() => 1));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => one.SubmitAsync(() => 1));
        Assert.Equal<BackgroundHandle>([running, pending], one.Tasks);
    }

    [Fact]
    public void Config_OutOfRange_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new BackgroundConfig { MaxConcurrentTasks = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BackgroundConfig { DefaultTimeout = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BackgroundConfig { DefaultTimeout = TimeSpan.FromDays(50) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BackgroundConfig { CleanupDelay = TimeSpan.FromSeconds(-1) });
        Assert.Throws<ArgumentNullException>(() => new BackgroundConfig { TimeProvider = null! });
        Assert.Throws<ArgumentOutOfRangeException>(() => runner.Submit(() => 1, timeout: TimeSpan.FromSeconds(-3)));
        Assert.Throws<ArgumentNullException>(() => runner.Submit((Func<int>)null!));
        var config = new BackgroundConfig();
        Assert.Equal(
            (5, TimeSpan.FromSeconds(300), true, TimeSpan.FromSeconds(3600), null),
            (config.MaxConcurrentTasks, config.DefaultTimeout, config.AutoCleanup, config.CleanupDelay, config.Store));
        Assert.False(runner.IsUsed);
    }
}
