using PluginTasks.Sdk;
using PluginTasks.Tasks.Events;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Tests.Runtime;

public sealed class TaskRuntimeTests
{
    [Fact]
    public async Task Submit_Work_RunsAndKeepsItsResult()
    {
        await using var test = await TestRuntime.StartAsync();

        var task = await test.EndAsync(await test.SubmitAsync(run => Task.FromResult<string?>($"{{\"id\":\"{run.Task.Id}\"}}")));

        Assert.Equal((TaskState.Completed, 1.0, $"{{\"id\":\"{task.Id}\"}}"), (task.Status, task.Progress, task.Result));
        Assert.NotNull(task.StartedAt);
        Assert.NotNull(task.FinishedAt);
    }

    [Fact]
    public async Task Submit_BeforeTheStart_IsUnavailable()
    {
        await using var test = new TestRuntime();

        var error = await Assert.ThrowsAsync<SdkException>(() => test.SubmitAsync(_ => Task.FromResult<string?>(null)));

        Assert.Equal(ErrorCodes.TaskRuntimeUnavailable, error.Code);
    }

    [Fact]
    public async Task Submit_WithoutAUserOrWithAnUnknownName_IsRefused()
    {
        await using var test = await TestRuntime.StartAsync();

        Assert.Equal(ErrorCodes.NoAuthenticatedUser, (await Assert.ThrowsAsync<SdkException>(() => test.SubmitAsync(_ => Task.FromResult<string?>(null), user: ""))).Code);
        Assert.Equal(ErrorCodes.TaskNotRegistered, (await Assert.ThrowsAsync<SdkException>(() => test.SubmitAsync("m.nothing"))).Code);
    }

    [Fact]
    public async Task Work_ThatThrows_FailsWithItsMessage()
    {
        await using var test = await TestRuntime.StartAsync();

        var task = await test.EndAsync(await test.SubmitAsync(_ => throw new InvalidOperationException("no rows")));

        Assert.Equal((TaskState.Failed, "no rows"), (task.Status, task.Error));
        Assert.Equal(["failed InvalidOperationException"], test.Logged);
    }

    [Fact]
    public async Task Cancel_WhileItRuns_IsCancelledWhateverTheWorkReturns()
    {
        await using var test = await TestRuntime.StartAsync();
        var started = new TaskCompletionSource();
        var id = await test.SubmitAsync(async run =>
        {
            started.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, run.CancellationToken).ContinueWith(_ => { }, TaskScheduler.Default);
            return "\"done after all\"";
        });
        await started.Task;

        Assert.True(await test.Runtime.CancelAsync(id));

        var task = await test.EndAsync(id);
        Assert.Equal((TaskState.Cancelled, null), (task.Status, task.Result));
        Assert.False(await test.Runtime.CancelAsync(id));
    }

    [Fact]
    public async Task Cancel_BeforeTheStart_NeverRuns()
    {
        await using var test = await TestRuntime.StartAsync(new TaskRuntimeOptions { MaxRunning = 1 });
        var release = new TaskCompletionSource<string?>();
        var first = await test.SubmitAsync(_ => release.Task);
        var hasRun = false;
        var second = await test.SubmitAsync(_ => Task.FromResult<string?>($"{hasRun = true}"));

        Assert.True(await test.Runtime.CancelAsync(second));
        release.SetResult(null);

        await test.EndAsync(first);
        Assert.Equal(TaskState.Cancelled, (await test.EndAsync(second)).Status);
        Assert.False(hasRun);
    }

    [Fact]
    public async Task Work_ThatIgnoresItsCancel_GivesItsPlaceUpAfterTheGrace()
    {
        await using var test = await TestRuntime.StartAsync(new TaskRuntimeOptions { MaxRunning = 1, CleanupDelay = null });
        var (started, never) = (new TaskCompletionSource(), new TaskCompletionSource<string?>());
        var deaf = await test.SubmitAsync(_ =>
        {
            started.SetResult();
            return never.Task;
        });
        var next = await test.SubmitAsync(_ => Task.FromResult<string?>("1"));
        await started.Task;
        await test.Runtime.CancelAsync(deaf);
        Assert.Equal(TaskState.Pending, (await test.Runtime.GetAsync(next))!.Status);

        await AdvanceUntilAsync(test, TimeSpan.FromSeconds(10), test.EndAsync(next));

        never.SetResult("2");
        Assert.Equal(TaskState.Cancelled, (await test.EndAsync(deaf)).Status);
    }

    [Fact]
    public async Task Timeout_CountsRunningTimeAlone()
    {
        await using var test = await TestRuntime.StartAsync();
        var running = new TaskCompletionSource();
        var id = await test.SubmitAsync(
            async run =>
            {
                running.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, run.CancellationToken);
                return null;
            },
            new TaskOptions { Timeout = TimeSpan.FromSeconds(300) });
        await running.Task;
        test.Time.Advance(TimeSpan.FromSeconds(299));
        Assert.Equal(TaskState.Running, (await test.Runtime.GetAsync(id))!.Status);

        test.Time.Advance(TimeSpan.FromSeconds(1));

        var task = await test.EndAsync(id);
        Assert.Equal((TaskState.Failed, "timed out after 300 s"), (task.Status, task.Error));
    }

    [Fact]
    public async Task Key_OfAnActiveTask_GivesThatTask()
    {
        await using var test = await TestRuntime.StartAsync();
        var release = new TaskCompletionSource<string?>();
        var options = new TaskOptions { TaskKey = "import.7" };

        var first = await test.SubmitAsync(_ => release.Task, options);
        var second = await test.SubmitAsync(_ => throw new InvalidOperationException("never runs"), options, user: "bob");
        release.SetResult(null);
        await test.EndAsync(first);
        var third = await test.SubmitAsync(_ => Task.FromResult<string?>(null), options);

        Assert.Equal(first, second);
        Assert.NotEqual(first, third);
    }

    [Fact]
    public async Task Retry_OfARegisteredTask_WaitsAndTriesAgain()
    {
        await using var test = await TestRuntime.StartAsync(works: [("m.flaky", run => run.Task.Attempt < 3
            ? throw new InvalidOperationException("not yet")
            : Task.FromResult<string?>($"{run.Task.Attempt}"))]);

        var id = await test.SubmitAsync("m.flaky", new TaskOptions { Retry = new RetryPolicy { Jitter = 0 } });
        var end = test.EndAsync(id);
        await AdvanceUntilAsync(test, TimeSpan.FromSeconds(1), end);

        Assert.Equal((TaskState.Completed, "3", 3), ((await end).Status, (await end).Result, (await end).Attempt));
    }

    [Fact]
    public async Task Retry_ThatNeverWorks_FailsAfterTheLast()
    {
        await using var test = await TestRuntime.StartAsync(works: [("m.broken", _ => throw new InvalidOperationException("never"))]);

        var end = test.EndAsync(await test.SubmitAsync("m.broken", new TaskOptions { Retry = new RetryPolicy { Max = 2, Jitter = 0 } }));
        await AdvanceUntilAsync(test, TimeSpan.FromSeconds(1), end);

        Assert.Equal((TaskState.Failed, 3), ((await end).Status, (await end).Attempt));
    }

    [Fact]
    public async Task Stop_WhileARetryWaits_LeavesItForTheNextStart()
    {
        var store = new MemoryTaskStore();
        string id;
        await using (var first = await TestRuntime.StartAsync(store: store, works: [("m.flaky", _ => throw new InvalidOperationException("not yet"))]))
        {
            id = await first.SubmitAsync("m.flaky", new TaskOptions { Retry = new RetryPolicy { FirstDelay = TimeSpan.FromMinutes(1), Jitter = 0 } });
            await UntilAsync(async () => (await store.GetAsync(id))!.NotBefore is not null);
        }

        await using var second = await TestRuntime.StartAsync(store: store, works: [("m.flaky", run => Task.FromResult<string?>($"{run.Task.Attempt}"))]);
        var end = second.EndAsync(id);
        await AdvanceUntilAsync(second, TimeSpan.FromMinutes(1), end);

        Assert.Equal((TaskState.Completed, "2"), ((await end).Status, (await end).Result));
    }

    [Fact]
    public async Task Limits_OfHostModuleAndKey_HoldAtOnce()
    {
        await using var test = await TestRuntime.StartAsync(new TaskRuntimeOptions
        {
            MaxRunning = 5,
            MaxRunningOfModule = module => module == "narrow" ? 1 : null,
            KeyLimits = [new KeyLimit("install.", 2)],
        });
        var (gate, counts) = (new Lock(), new Dictionary<string, (int Now, int Most)>());
        async Task<string?> Count(string what)
        {
            lock (gate)
            {
                var (now, most) = counts.GetValueOrDefault(what);
                counts[what] = (now + 1, Math.Max(most, now + 1));
            }

            await Task.Yield();
            lock (gate)
            {
                counts[what] = (counts[what].Now - 1, counts[what].Most);
            }

            return null;
        }

        var ids = new List<string>();
        for (var i = 0; i < 200; i++)
        {
            ids.Add(await test.SubmitAsync(_ => Count("narrow"), module: "narrow"));
            ids.Add(await test.SubmitAsync(_ => Count("key"), new TaskOptions { TaskKey = $"install.{i}" }));
        }

        foreach (var id in ids)
        {
            await test.EndAsync(id);
        }

        Assert.Equal(1, counts["narrow"].Most);
        Assert.InRange(counts["key"].Most, 1, 2);
    }

    [Fact]
    public async Task Users_TakeTurns()
    {
        await using var test = await TestRuntime.StartAsync(new TaskRuntimeOptions { MaxRunning = 1 });
        var release = new TaskCompletionSource<string?>();
        var order = new List<string>();
        await test.SubmitAsync(_ => release.Task);
        for (var i = 0; i < 100; i++)
        {
            await test.SubmitAsync(_ => Note("ada"));
        }

        var last = await test.SubmitAsync(_ => Note("bob"), user: "bob");
        release.SetResult(null);
        await test.EndAsync(last);

        lock (order)
        {
            Assert.InRange(order.IndexOf("bob"), 0, 2);
        }

        Task<string?> Note(string who)
        {
            lock (order)
            {
                order.Add(who);
            }

            return Task.FromResult<string?>(null);
        }
    }

    [Fact]
    public async Task Priority_ComesFirstUntilAgeCatchesUp()
    {
        await using var test = await TestRuntime.StartAsync(new TaskRuntimeOptions { MaxRunning = 1 });
        var release = new TaskCompletionSource<string?>();
        var order = new List<int>();
        await test.SubmitAsync(_ => release.Task);
        var old = await test.SubmitAsync(_ => Note(0), new TaskOptions { Priority = 0 });
        test.Time.Advance(TimeSpan.FromMinutes(6));
        var five = await test.SubmitAsync(_ => Note(5), new TaskOptions { Priority = 5 });
        var nine = await test.SubmitAsync(_ => Note(9), new TaskOptions { Priority = 9 });
        release.SetResult(null);
        await Task.WhenAll(test.EndAsync(old), test.EndAsync(five), test.EndAsync(nine));

        Assert.Equal([9, 0, 5], order);

        Task<string?> Note(int priority)
        {
            order.Add(priority);
            return Task.FromResult<string?>(null);
        }
    }

    [Fact]
    public async Task Wait_OutOfTime_ChangesNothing()
    {
        await using var test = await TestRuntime.StartAsync();
        var release = new TaskCompletionSource<string?>();
        var id = await test.SubmitAsync(_ => release.Task);

        var wait = test.Runtime.WaitAsync(id, TimeSpan.FromSeconds(5));
        await AdvanceUntilAsync(test, TimeSpan.FromSeconds(5), wait.ContinueWith(_ => { }, TaskScheduler.Default));
        await Assert.ThrowsAsync<TimeoutException>(() => wait);

        release.SetResult("7");
        Assert.Equal("7", (await test.EndAsync(id)).Result);
    }

    [Fact]
    public async Task OnComplete_IsCalledOnceAndMayThrow()
    {
        await using var test = await TestRuntime.StartAsync();
        var called = new TaskCompletionSource<TaskRecord>();

        var id = await test.SubmitAsync(_ => Task.FromResult<string?>("1"), onComplete: task =>
        {
            called.SetResult(task);
            throw new InvalidOperationException("from the callback");
        });

        await test.EndAsync(id);
        Assert.Equal("1", (await called.Task.WaitAsync(TimeSpan.FromSeconds(30))).Result);
        await test.Runtime.StopAsync();
        Assert.Equal(["completion from the callback"], test.Logged);
    }

    [Fact]
    public async Task Stop_ParksWhatResumesAndInterruptsTheRest()
    {
        var store = new MemoryTaskStore();
        static async Task<string?> UntilStopped(Running.ITaskRun run)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, run.CancellationToken);
            return null;
        }

        string resumes, plain;
        await using (var first = await TestRuntime.StartAsync(store: store, works: [("m.long", UntilStopped)]))
        {
            resumes = await first.SubmitAsync("m.long", new TaskOptions { OnInterruption = OnInterruption.Resume });
            plain = await first.SubmitAsync(UntilStopped);
            await UntilAsync(async () => (await store.ListActiveAsync()).All(t => t.Status == TaskState.Running));
        }

        Assert.Equal(TaskState.Pending, (await store.GetAsync(resumes))!.Status);
        Assert.Equal((TaskState.Interrupted, "host stopped"), ((await store.GetAsync(plain))!.Status, (await store.GetAsync(plain))!.Error));

        await using var second = await TestRuntime.StartAsync(store: store, works: [("m.long", run => Task.FromResult<string?>($"{run.Task.Attempt}"))]);
        Assert.Equal("2", (await second.EndAsync(resumes)).Result);
    }

    /// <summary>Moves the clock in steps until something has happened that timers lead to.</summary>
    private static async Task AdvanceUntilAsync(TestRuntime test, TimeSpan step, Task happened)
    {
        while (!happened.IsCompleted)
        {
            test.Time.Advance(step);
            await Task.WhenAny(happened, Task.Run(Task.Yield().GetAwaiter().GetResult));
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        while (!await condition())
        {
            await Task.Yield();
        }
    }
}
