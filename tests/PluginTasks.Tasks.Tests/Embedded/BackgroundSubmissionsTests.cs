using PluginTasks.Sdk;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Tasks.States;

namespace PluginTasks.Tasks.Tests.Embedded;

public sealed class BackgroundSubmissionsTests : RunnerTest
{
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
        var action = await runner.SubmitAsync(() => { Interlocked.Add(ref hasRun, 10); }, timeout: TimeSpan.FromSeconds(5));
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
        var (caller, worker, isWorker) = (0, 0, false);
        Task<BackgroundHandle>? ended = null;
        var other = new Thread(() =>
        {
            caller = Environment.CurrentManagedThreadId;
            ended = runner.Submit(() =>
            {
                isWorker = Thread.CurrentThread.IsThreadPoolThread;
                worker = Environment.CurrentManagedThreadId;
            }).WaitAsync();

            // For as long as it lives no other thread has its number.
            Task.WaitAny([ended], Patience);
        });
        other.Start();
        other.Join();
        await ended!.WaitAsync(Patience);

        Assert.True(isWorker);
        Assert.NotEqual(caller, worker);
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

    /// <summary>As a window's thread that never comes back to its messages.</summary>
    private sealed class DeafContext : SynchronizationContext
    {
        private int posts;

        public int Posts => posts;

        public override void Post(SendOrPostCallback d, object? state) => Interlocked.Increment(ref posts);
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
