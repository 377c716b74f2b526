using PluginTasks.Sdk;
using PluginTasks.Tasks.Events;
using PluginTasks.Tasks.Running;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Tests.Runtime;

/// <summary>Work that has ended while its start and its end are still on their way to the store.</summary>
public sealed class EndUnderWayTests : IAsyncDisposable
{
    private static readonly TaskRuntimeOptions OneAtATime = new() { MaxRunning = 1 };
    private readonly GatedStore store = new();

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Fact]
    public async Task End_NotStoredYet_HasGivenItsPlaceAway()
    {
        var hold = new TaskCompletionSource();
        var (first, begun) = (default(string), new TaskCompletionSource());
        store.BeforeChange = change => change.Id == first ? hold.Task : Task.CompletedTask;
        store.AfterAdd = task =>
        {
            first ??= task.Id;
            return Task.CompletedTask;
        };
        await using var test = await TestRuntime.StartAsync(OneAtATime, store);

        await test.SubmitAsync(_ => Task.FromResult<string?>("1"));
        var second = await test.SubmitAsync(_ =>
        {
            begun.SetResult();
            return Task.FromResult<string?>("2");
        });
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal("2", (await test.EndAsync(second)).Result);
        Assert.Equal(TaskState.Pending, (await store.GetAsync(first!))!.Status);

        hold.SetResult();
        Assert.Equal("1", (await test.EndAsync(first!)).Result);
    }

    [Fact]
    public async Task Events_OfAnEndBehindItsStart_AreInOrderAndToldOnceStored()
    {
        var (hold, ended) = (new TaskCompletionSource(), new TaskCompletionSource());
        store.BeforeChange = change =>
        {
            if (change.To == TaskState.Completed)
            {
                ended.SetResult();
            }

            return hold.Task;
        };
        await using var test = await TestRuntime.StartAsync(store: store);
        using var listener = test.Runtime.Events.Listen("ada");

        var id = await test.SubmitAsync(_ => Task.FromResult<string?>("1"));
        await ended.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(TaskEventKind.Started, (await listener.Events.ReadAsync()).Kind);
        Assert.False(listener.Events.TryPeek(out _));
        Assert.Equal(TaskState.Pending, (await test.Runtime.GetAsync(id))!.Status);
        hold.SetResult();
        await test.EndAsync(id);

        var (running, completed) = (await listener.Events.ReadAsync(), await listener.Events.ReadAsync());
        Assert.Equal((TaskEventKind.Update, TaskState.Running, 2), (running.Kind, running.Task.Status, running.Seq));
        Assert.Equal((TaskEventKind.Completed, TaskState.Completed, 3), (completed.Kind, completed.Task.Status, completed.Seq));
        Assert.False(listener.Events.TryPeek(out _));
    }

    [Fact]
    public async Task Wait_ForAnEndThatIsStoredAndNotYetTold_EndsOnceItIs()
    {
        var (stored, tell) = (new TaskCompletionSource(), new TaskCompletionSource());
        store.AfterChange = change =>
        {
            if (change.To != TaskState.Completed)
            {
                return Task.CompletedTask;
            }

            stored.SetResult();
            return tell.Task;
        };
        await using var test = await TestRuntime.StartAsync(store: store);
        var id = await test.SubmitAsync(_ => Task.FromResult<string?>("1"));
        await stored.Task.WaitAsync(TimeSpan.FromSeconds(30));
        using var listener = test.Runtime.Events.Listen("ada");

        var end = test.EndAsync(id);
        var isEarly = end.IsCompleted;
        tell.SetResult();
        Assert.Equal((false, "1"), (isEarly, (await end).Result));
        Assert.True(listener.Events.TryRead(out var told));
        Assert.Equal((TaskEventKind.Completed, TaskState.Completed), (told.Kind, (await test.Runtime.GetAsync(id))!.Status));
    }

    [Fact]
    public async Task End_WhileTheStoreRefuses_KeepsItsPlaceUntilBothAreStored()
    {
        var (isFull, runs) = (false, 0);
        store.BeforeChange = _ => Volatile.Read(ref isFull) ? throw new StoreException(StoreErrorCodes.Full, "There is no room.") : Task.CompletedTask;
        await using var test = await TestRuntime.StartAsync(OneAtATime, store);
        Volatile.Write(ref isFull, true);
        var release = new TaskCompletionSource<string?>();
        var first = await test.SubmitAsync(_ => release.Task);
        while (test.Logged.Count == 0)
        {
            await Task.Yield();
        }

        release.SetResult("1");
        var second = await test.SubmitAsync(_ => Task.FromResult<string?>($"{++runs}"));
        while (test.Logged.Count < 4)
        {
            test.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal((TaskState.Pending, 0), ((await store.GetAsync(first))!.Status, runs));
        Volatile.Write(ref isFull, false);
        var end = test.EndAsync(second);
        while (!end.IsCompleted)
        {
            test.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        var ended = (await store.GetAsync(first))!;
        Assert.Equal((TaskState.Completed, "1", 1), (ended.Status, ended.Result, ended.Attempt));
        Assert.Equal(("1", 1), ((await end).Result, runs));
    }

    [Fact]
    public async Task End_OfATaskThatSomebodyEndedAsItBegan_ChangesNothing()
    {
        store.BeforeChange = change => change.To == TaskState.Running
            ? store.Inner.ChangeAsync(new TaskChange { Id = change.Id, From = [TaskState.Pending], To = TaskState.Cancelled, At = change.At })
            : Task.CompletedTask;
        await using var test = await TestRuntime.StartAsync(OneAtATime, store);

        var id = await test.SubmitAsync(_ => Task.FromResult<string?>("1"));

        Assert.Equal((TaskState.Cancelled, null), ((await test.EndAsync(id)).Status, (await test.EndAsync(id)).Result));
        store.BeforeChange = _ => Task.CompletedTask;
        Assert.Equal("2", (await test.EndAsync(await test.SubmitAsync(_ => Task.FromResult<string?>("2")))).Result);
    }

    [Fact]
    public async Task Death_BeforeTheEndIsStored_IsNotRunAgain()
    {
        var (ending, runs) = (new TaskCompletionSource(), 0);
        var never = new TaskCompletionSource();
        store.BeforeChange = change =>
        {
            if (change.To == TaskState.Completed)
            {
                ending.TrySetResult();
                return never.Task;
            }

            return Task.CompletedTask;
        };
        await StartAndDieAsync(() => ++runs, ending.Task);
        Assert.Equal((TaskState.Running, 1), ((await OnlyAsync()).Status, runs));

        await using var next = await AfterDeathAsync(() => ++runs);
        Assert.Equal((TaskState.Interrupted, 1), ((await next.EndAsync((await OnlyAsync()).Id)).Status, runs));
    }

    [Fact]
    public async Task Death_BeforeTheStartIsStored_HasNotRunTheWork()
    {
        var (starting, runs) = (new TaskCompletionSource(), 0);
        var never = new TaskCompletionSource();
        store.BeforeChange = change =>
        {
            starting.TrySetResult();
            return never.Task;
        };
        await StartAndDieAsync(() => ++runs, starting.Task);
        Assert.Equal((TaskState.Pending, 0), ((await OnlyAsync()).Status, runs));

        await using var next = await AfterDeathAsync(() => ++runs);
        Assert.Equal((TaskState.Completed, 1), ((await next.EndAsync((await OnlyAsync()).Id)).Status, runs));
    }

    private async Task<TaskRecord> OnlyAsync() => Assert.Single(await store.ListAsync(new TaskQuery()));

    private static (string, TaskWork)[] Works(Func<int> count) => [("m.work", _ => Task.FromResult<string?>($"{count()}"))];

    /// <summary>Nothing of it comes through any more after that, as if its process were gone.</summary>
    private async Task StartAndDieAsync(Func<int> count, Task when)
    {
        var dead = await TestRuntime.StartAsync(new TaskRuntimeOptions { ShutdownGrace = TimeSpan.Zero }, store, works: Works(count));
        await dead.SubmitAsync("m.work");
        await when.WaitAsync(TimeSpan.FromSeconds(30));
        store.Member!.Dispose();
    }

    private Task<TestRuntime> AfterDeathAsync(Func<int> count) => TestRuntime.StartAsync(store: store.Inner, works: Works(count));
}
