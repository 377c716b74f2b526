using PluginTasks.Sdk;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Tests.Runtime;

/// <summary>A store that cannot write for a while, as on a full volume: told, and nothing lost.</summary>
public sealed class StoreTroubleTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly GatedStore store = new();
    private volatile bool isFull;

    public StoreTroubleTests()
    {
        store.BeforeAdd = _ => DemandRoom();
        store.BeforeChange = _ => DemandRoom();
    }

    public Task InitializeAsync() => Task.CompletedTask;

    async ValueTask IAsyncDisposable.DisposeAsync() => await store.DisposeAsync();

    public async Task DisposeAsync() => await store.DisposeAsync();

    [Fact]
    public async Task Submit_WithoutRoom_FailsAndNothingRuns()
    {
        await using var test = await TestRuntime.StartAsync(store: store);
        isFull = true;
        var runs = 0;

        var error = await Assert.ThrowsAsync<StoreException>(() => test.SubmitAsync(_ => Task.FromResult<string?>($"{runs++}")));
        isFull = false;

        Assert.Equal(StoreErrorCodes.Full, error.Code);
        Assert.Equal("1", (await test.EndAsync(await test.SubmitAsync(_ => Task.FromResult<string?>("1")))).Result);
        Assert.Equal(0, runs);
    }

    [Fact]
    public async Task Start_WithoutRoom_RunsOnceAndKeepsCheckpointAndEnd()
    {
        var runs = 0;
        var reported = new TaskCompletionSource<Task>();
        store.AfterAdd = _ =>
        {
            isFull = true;
            return Task.CompletedTask;
        };
        await using var test = await TestRuntime.StartAsync(store: store);
        var id = await test.SubmitAsync(async run =>
        {
            runs++;
            var report = run.UpdateProgressAsync(0.5, "7");
            reported.SetResult(report);
            await ((Func<Task>)(() => report)).Invoke().ContinueWith(_ => { }, TaskScheduler.Default);
            return "1";
        });
        var report = await reported.Task;
        await AdvanceUntilAsync(test, () => report.IsCompleted);
        Assert.Equal(StoreErrorCodes.Full, (await Assert.ThrowsAsync<StoreException>(() => report)).Code);
        isFull = false;
        var end = test.EndAsync(id);
        await AdvanceUntilAsync(test, () => end.IsCompleted);

        Assert.Equal((TaskState.Completed, "1", 1), ((await end).Status, (await end).Result, runs));
    }

    [Fact]
    public async Task Question_BeforeTheStartIsStored_WaitsForIt()
    {
        store.AfterAdd = _ =>
        {
            isFull = true;
            return Task.CompletedTask;
        };
        await using var test = await TestRuntime.StartAsync(store: store);
        var id = await test.SubmitAsync(async run => await run.AskAsync("[]"));
        while (test.Logged.Count == 0)
        {
            await Task.Yield();
        }

        isFull = false;
        await AdvanceUntilAsync(test, () => test.Runtime.Running(id) is { } && StateOf(test, id) == TaskState.WaitingConfirmation);
        await test.Runtime.AnswerAsync(id, "{}");

        Assert.Equal("{}", (await test.EndAsync(id)).Result);
    }

    [Fact]
    public async Task Timeout_WithoutRoom_IsStoredAsWhatItWas()
    {
        await using var test = await TestRuntime.StartAsync(store: store, works: [("m.work", async run =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, run.CancellationToken);
            return null;
        })]);
        var id = await test.SubmitAsync("m.work", new TaskOptions { Timeout = TimeSpan.FromSeconds(5) });
        while (StateOf(test, id) != TaskState.Running)
        {
            await Task.Yield();
        }

        isFull = true;
        await AdvanceUntilAsync(test, () => test.Logged.Count > 0);
        isFull = false;
        var end = test.EndAsync(id);
        await AdvanceUntilAsync(test, () => end.IsCompleted);

        Assert.Equal((TaskState.Failed, "timed out after 5 s"), ((await end).Status, (await end).Error));
    }

    [Fact]
    public async Task Cancel_OfAPendingTaskWithoutRoom_FailsAndItStillHasItsTurn()
    {
        await using var test = await TestRuntime.StartAsync(new TaskRuntimeOptions { MaxRunning = 1 }, store);
        var release = new TaskCompletionSource<string?>();
        var first = await test.SubmitAsync(_ => release.Task);
        var second = await test.SubmitAsync(_ => Task.FromResult<string?>("2"));

        isFull = true;
        await Assert.ThrowsAsync<StoreException>(() => test.Runtime.CancelAsync(second));
        isFull = false;
        release.SetResult("1");

        var end = test.EndAsync(second);
        await AdvanceUntilAsync(test, () => end.IsCompleted);
        Assert.Equal(("1", "2"), ((await test.EndAsync(first)).Result, (await end).Result));
    }

    [Fact]
    public async Task Stop_AfterACancelWithoutRoomOfATaskThatWaitsForItsRetry_WaitsForItsCompletion()
    {
        var completing = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        await using var test = await TestRuntime.StartAsync(store: store, works: [("m.work", run =>
            run.Task.Attempt > 1 ? Task.FromResult<string?>("2") : throw new FormatException("bad"))]);
        var policy = new RetryPolicy { FirstDelay = TimeSpan.FromMinutes(1), Jitter = 0 };
        var id = await test.SubmitAsync("m.work", new TaskOptions { Retry = policy }, _ =>
        {
            completing.SetResult();
            return release.Task;
        });
        while (test.Time.CountTimers((test.Time.GetUtcNow() + policy.FirstDelay).UtcTicks) == 0)
        {
            await Task.Yield();
        }

        isFull = true;
        await Assert.ThrowsAsync<StoreException>(() => test.Runtime.CancelAsync(id));
        isFull = false;
        await AdvanceUntilAsync(test, () => completing.Task.IsCompleted);
        var stop = test.Runtime.StopAsync();
        for (var i = 0; i < 10_000 && !stop.IsCompleted; i++)
        {
            await Task.Yield();
        }

        Assert.False(stop.IsCompleted);
        release.SetResult();
        await stop;
    }

    [Fact]
    public async Task Leave_WithoutRoom_IsStoredOnceThereIs()
    {
        await using var test = await TestRuntime.StartAsync(store: store);
        var id = await test.SubmitAsync(async run =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, run.CancellationToken);
            return null;
        });
        while (StateOf(test, id) != TaskState.Running)
        {
            await Task.Yield();
        }

        isFull = true;
        var leave = test.Runtime.LeaveAsync(_ => true);
        await AdvanceUntilAsync(test, () => test.Logged.Count > 0);
        Assert.False(leave.IsCompleted);
        isFull = false;
        await AdvanceUntilAsync(test, () => leave.IsCompleted);

        await leave;
        Assert.Equal((TaskState.Interrupted, "module reloaded"), ((await test.EndAsync(id)).Status, (await test.EndAsync(id)).Error));
    }

    private static async Task AdvanceUntilAsync(TestRuntime test, Func<bool> isSo)
    {
        while (!isSo())
        {
            test.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
    }

    private static TaskState? StateOf(TestRuntime test, string id) => test.Runtime.GetAsync(id) is { IsCompletedSuccessfully: true } call ? call.GetAwaiter().GetResult()?.Status : null;

    private Task DemandRoom() => isFull ? throw new StoreException(StoreErrorCodes.Full, "There is no room.") : Task.CompletedTask;
}
