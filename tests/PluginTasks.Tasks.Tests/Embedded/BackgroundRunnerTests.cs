using System.Text.Json;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;
using PluginTasks.Tasks.Tests.Runtime;

namespace PluginTasks.Tasks.Tests.Embedded;

public sealed class BackgroundRunnerTests : IAsyncLifetime, IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ManualTime time = new();
    private BackgroundRunner runner = null!;

    public Task InitializeAsync()
    {
        runner = new BackgroundRunner(new BackgroundConfig { TimeProvider = time });
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await runner.DisposeAsync().AsTask().WaitAsync(Patience);

    async ValueTask IAsyncDisposable.DisposeAsync() => await runner.DisposeAsync();

    [Fact]
    public async Task SubmitAsync_EveryKindOfFunction_KeepsWhatItReturned()
    {
        var hasRun = 0;
        var progress = await End(await runner.SubmitAsync(async (progress, cancel) =>
        {
            progress.Report(0.5);
            await Task.Yield();
            return cancel.CanBeCanceled;
        }));
        var withToken = await End(await runner.SubmitAsync(async cancel =>
        {
            await Task.Yield();
            return cancel.CanBeCanceled;
        }));
        var asynchronous = await End(await runner.SubmitAsync(async () =>
        {
            await Task.Yield();
            return 42;
        }));
        var synchronous = await End(await runner.SubmitAsync(() => new[] { 1, 2, 3 }.Sum(), "sum"));
        var nothing = await runner.SubmitAsync(() => Interlocked.Increment(ref hasRun) > 0 ? Task.CompletedTask : throw new InvalidOperationException());
        var action = await runner.SubmitAsync(() => { hasRun += 10; }, timeout: TimeSpan.FromSeconds(5));
        await End(nothing);
        await End(action);

        Assert.True(progress.Result);
        Assert.True(withToken.Result);
        Assert.Equal(42, asynchronous.Result);
        Assert.Equal((6, "sum", "sum", TaskState.Completed, 1.0), (synchronous.Result, synchronous.Name, synchronous.Label, synchronous.Status, synchronous.Progress));
        Assert.Equal((11, null, "Background Task"), (hasRun, nothing.Result, action.Name));
    }

    [Fact]
    public async Task SubmitAsync_SynchronousFunction_RunsOnAWorkerThread()
    {
        var (caller, isWorker) = (Environment.CurrentManagedThreadId, false);
        var other = new Thread(() => caller = Environment.CurrentManagedThreadId);
        other.Start();
        other.Join();

        var task = await End(runner.Submit(() =>
        {
            isWorker = Thread.CurrentThread.IsThreadPoolThread;
            return Environment.CurrentManagedThreadId;
        }));

        Assert.True(isWorker);
        Assert.NotEqual(caller, task.Result);
    }

    [Fact]
    public async Task Submit_FunctionThatThrows_FailsWithItsMessage()
    {
        var task = await End(runner.Submit(() => Fail("no rows")));

        Assert.Equal((TaskState.Failed, "no rows", 0, true), (task.Status, task.Error, task.Result, task.IsCompleted));
    }

    [Fact]
    public async Task Submit_MoreThanMayRun_WaitsItsTurn()
    {
        await using var narrow = new BackgroundRunner(new BackgroundConfig { MaxConcurrentTasks = 2, TimeProvider = time });
        var release = new TaskCompletionSource();
        var started = new SemaphoreSlim(0);
        var tasks = new List<BackgroundHandle>();
        for (var i = 0; i < 5; i++)
        {
            tasks.Add(await narrow.SubmitAsync(() =>
            {
                started.Release();
                return release.Task;
            }));
        }

        await started.WaitAsync();
        await started.WaitAsync();
        await Until(() => narrow.RunningTasks.Count == 2);
        Assert.Equal(tasks.Skip(2), narrow.PendingTasks);
        Assert.Equal(tasks, narrow.Tasks);
        Assert.Same(tasks[3], narrow.Get(tasks[3].Id));
        Assert.Null(narrow.Get("nothing"));

        release.SetResult();
        foreach (var task in tasks)
        {
            await End(task);
        }

        Assert.Empty(narrow.RunningTasks);
        Assert.Empty(narrow.PendingTasks);
    }

    [Fact]
    public async Task Submit_InOrder_StartsInOrder()
    {
        await using var one = new BackgroundRunner(new BackgroundConfig { MaxConcurrentTasks = 1, TimeProvider = time });
        var order = new List<int>();
        var tasks = Enumerable.Range(0, 50).Select(i => one.Submit(() => order.Add(i))).ToList();

        foreach (var task in tasks)
        {
            await End(task);
        }

        Assert.Equal(Enumerable.Range(0, 50), order);
    }

    [Fact]
    public async Task Submit_AThousandFromEightThreads_RunsEachOnce()
    {
        var runs = new int[1_000];
        var handles = new BackgroundHandle[1_000];
        var threads = Enumerable.Range(0, 8).Select(thread => new Thread(() =>
        {
            for (var i = thread; i < 1_000; i += 8)
            {
                var mine = i;
                handles[i] = i % 2 == 0 ? runner.Submit(() => Interlocked.Increment(ref runs[mine])) : runner.Submit(async () =>
                {
                    await Task.Yield();
                    Interlocked.Increment(ref runs[mine]);
                });
            }
        })).ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());

        foreach (var handle in handles)
        {
            await End(handle);
        }

        Assert.All(runs, r => Assert.Equal(1, r));
        Assert.Equal(1_000, runner.Tasks.Select(t => t.Id).Distinct().Count());
        Assert.All(handles, h => Assert.Equal(TaskState.Completed, h.Status));
    }

    [Fact]
    public async Task Submit_OnAThreadWhoseContextIsBlocked_Ends()
    {
        var context = new DeafContext();
        var task = await Task.Factory.StartNew(
            () =>
            {
                SynchronizationContext.SetSynchronizationContext(context);
                var submitted = runner.Submit(async () =>
                {
                    await Task.Yield();
                    return 7;
                });
                Assert.True(((Task)submitted.WaitAsync()).ContinueWith(_ => { }, TaskScheduler.Default) is var ended && Task.WaitAny([ended], Patience) == 0);
                Assert.True(Task.WaitAny([runner.SubmitAsync(() => 1)], Patience) == 0);
                Assert.True(Task.WaitAny([submitted.CancelAsync()], Patience) == 0);
                return submitted;
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);

        Assert.Equal(7, task.Result);
        Assert.Equal(0, context.Posts);
    }

    [Fact]
    public async Task Submit_FromACompletion_RunsToo()
    {
        await using var one = new BackgroundRunner(new BackgroundConfig { MaxConcurrentTasks = 1, TimeProvider = time });
        var inner = new TaskCompletionSource<int>();

        await End(one.Submit(() => 1, onComplete: async outer =>
        {
            var second = one.Submit(() => 1 + outer.ResultAs<int>());
            await second.WaitAsync();
            var third = await one.SubmitAsync(() => 1 + second.Result);
            inner.SetResult((await third.WaitAsync()).Result);
        }));

        Assert.Equal(3, await inner.Task.WaitAsync(Patience));
    }

    [Fact]
    public async Task Submit_WithAnAmbientValue_CarriesItIntoTheWorkAndTheCompletion()
    {
        var ambient = new AsyncLocal<string>();
        var completed = new TaskCompletionSource<string?>();
        ambient.Value = "first";
        await End(runner.Submit(() => { }));
        ambient.Value = "second";

        var task = await End(runner.Submit(() => ambient.Value, onComplete: _ =>
        {
            completed.SetResult(ambient.Value);
            return Task.CompletedTask;
        }));

        Assert.Equal("second", task.Result);
        Assert.Equal("second", await completed.Task.WaitAsync(Patience));
    }

    [Fact]
    public async Task OnComplete_ThatThrows_IsLoggedAndChangesNothing()
    {
        var log = new ListLog();
        await using (var logged = new BackgroundRunner(new BackgroundConfig { TimeProvider = time, Log = log }))
        {
            var task = await End(logged.Submit(() => 1, onComplete: _ => throw new InvalidOperationException("from the callback")));
            var next = await End(logged.Submit(() => 2));

            Assert.Equal((TaskState.Completed, 1, 2), (task.Status, task.Result, next.Result));
        }

        Assert.Equal(["completion from the callback"], log.Lines);
    }

    [Fact]
    public async Task OnComplete_OfFailedAndCancelled_IsCalledToo()
    {
        var ended = new TaskCompletionSource<TaskState>();
        var cancelled = new TaskCompletionSource<TaskState>();
        runner.Submit(new Action(() => throw new InvalidOperationException("no")), onComplete: t => Set(ended, t));
        var waits = runner.Submit(cancel => Task.Delay(Timeout.InfiniteTimeSpan, time, cancel), onComplete: t => Set(cancelled, t));
        await Until(() => waits.Status == TaskState.Running);

        Assert.True(await runner.CancelAsync(waits.Id));

        Assert.Equal(TaskState.Failed, await ended.Task.WaitAsync(Patience));
        Assert.Equal(TaskState.Cancelled, await cancelled.Task.WaitAsync(Patience));

        static Task Set(TaskCompletionSource<TaskState> done, BackgroundHandle task)
        {
            done.SetResult(task.Status);
            return Task.CompletedTask;
        }
    }

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
    public async Task Nothing_IsCreatedBeforeTheFirstSubmission()
    {
        var store = new GatedStore
        {
            BeforeAdd = _ => throw new InvalidOperationException("touched"),
            BeforeChange = _ => throw new InvalidOperationException("touched"),
        };
        var clock = new UntouchedTime();
        await using (var idle = new BackgroundRunner(new BackgroundConfig { Store = store, TimeProvider = clock }))
        {
            Assert.Empty(idle.Tasks);
            Assert.Empty(idle.RunningTasks);
            Assert.Null(idle.Get("nothing"));
            Assert.False(await idle.CancelAsync("nothing"));
            Assert.Equal(0, idle.ClearCompleted());
            Assert.False(idle.IsUsed);
        }
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
    public async Task Submit_ToAStoreThatFails_TellsByTheHandle()
    {
        var store = new GatedStore { BeforeAdd = _ => throw new StoreException(StoreErrorCodes.Full, "no room") };
        await using var full = new BackgroundRunner(new BackgroundConfig { Store = store, TimeProvider = time });

        var task = await End(full.Submit(() => 1));
        var error = await Assert.ThrowsAsync<StoreException>(() => full.SubmitAsync(() => 1));

        Assert.Equal((TaskState.Failed, "no room"), (task.Status, task.Error));
        Assert.Equal(StoreErrorCodes.Full, error.Code);
    }

    [Fact]
    public async Task Result_ThatJsonCannotHold_StaysInMemory()
    {
        var store = new MemoryTaskStore();
        await using var stored = new BackgroundRunner(new BackgroundConfig { Store = store, TimeProvider = time });
        var stream = new MemoryStream();
        var loop = new object?[1];
        loop[0] = loop;

        var odd = await End(stored.Submit(() => new Func<Stream>(() => stream)));
        var cyclic = await End(stored.Submit(() => loop));
        var plain = await End(stored.Submit(() => new Point(1, 2)));

        Assert.Same(stream, odd.Result!());
        Assert.Same(loop, cyclic.Result);
        Assert.Equal(new Point(1, 2), plain.Result);
        Assert.Null((await store.GetAsync(odd.Id))!.Result);
        Assert.Null((await store.GetAsync(cyclic.Id))!.Result);
        Assert.Equal("""{"x":1,"y":2}""", (await store.GetAsync(plain.Id))!.Result);
        Assert.Throws<InvalidCastException>(() => ((BackgroundHandle)plain).ResultAs<string>());
    }

    [Fact]
    public async Task Store_OfAnEarlierRunner_GivesItsTasksAndResults()
    {
        var store = new MemoryTaskStore();
        string id;
        await using (var first = new BackgroundRunner(new BackgroundConfig { Store = store, TimeProvider = time }))
        {
            id = (await End(first.Submit(() => new Point(3, 4), "point"))).Id;
        }

        var left = new TaskRecord { Id = "LEFT", Module = "embedded", UserId = "local", Label = "left", Status = TaskState.Running, CreatedAt = time.GetUtcNow(), UpdatedAt = time.GetUtcNow() };
        await store.AddAsync(left);
        await using var second = new BackgroundRunner(new BackgroundConfig { Store = store, TimeProvider = time });
        await second.SubmitAsync(() => 1);

        var task = second.Get(id)!;
        Assert.Equal(("point", TaskState.Completed, new Point(3, 4)), (task.Name, task.Status, task.ResultAs<Point>()));
        Assert.Equal(3, ((JsonElement)task.Result!).GetProperty("x").GetInt32());
        Assert.Equal((TaskState.Interrupted, "host restarted"), (second.Get("LEFT")!.Status, second.Get("LEFT")!.Error));

        time.Advance(TimeSpan.FromSeconds(3600));
        Assert.Null(second.Get(id));
    }

    [Fact]
    public async Task Progress_OfTheFunction_ShowsOnTheHandle()
    {
        var (reported, release) = (new TaskCompletionSource(), new TaskCompletionSource<int>());
        var task = runner.Submit((progress, _) =>
        {
            progress.Report(0.25);
            reported.SetResult();
            return release.Task;
        });
        await reported.Task.WaitAsync(Patience);
        time.Advance(TimeSpan.FromMilliseconds(50));

        await Until(() => task.Progress == 0.25);
        release.SetResult(1);
        Assert.Equal(1, (await End(task)).Progress);
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

    private static int Fail(string why) => throw new InvalidOperationException(why);

    private static async Task<T> End<T>(T task)
        where T : BackgroundHandle
    {
        await task.WaitAsync().WaitAsync(Patience);
        return task;
    }

    private static async Task Until(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Yield();
        }
    }

    private sealed record Point(int X, int Y);

    /// <summary>As a window's thread that never comes back to its messages.</summary>
    private sealed class DeafContext : SynchronizationContext
    {
        private int posts;

        public int Posts => posts;

        public override void Post(SendOrPostCallback d, object? state) => Interlocked.Increment(ref posts);
    }

    private sealed class UntouchedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => throw new InvalidOperationException("touched");

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            throw new InvalidOperationException("touched");
    }

    private sealed class ListLog : ITaskLog
    {
        public List<string> Lines { get; } = [];

        public void AttemptFailed(TaskRecord task, Exception error) => Lines.Add($"failed {error.Message}");

        public void CompletionFailed(TaskRecord task, Exception error) => Lines.Add($"completion {error.Message}");

        public void LateReport(TaskRecord task) => Lines.Add("late");

        public void StoreFailed(TaskRecord task, Exception error) => Lines.Add($"store {error.Message}");
    }
}
