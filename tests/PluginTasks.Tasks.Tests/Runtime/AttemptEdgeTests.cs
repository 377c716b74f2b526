using PluginTasks.Sdk;
using PluginTasks.Tasks.Dispatch;
using PluginTasks.Tasks.Events;
using PluginTasks.Tasks.Facade;
using PluginTasks.Tasks.Running;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Tests.Runtime;

/// <summary>What random sequences found: calls that come as an attempt begins or ends, or as its question does.</summary>
public sealed class AttemptEdgeTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TaskCaller Ada = new("m", new Session { UserId = "ada", Role = "user" });

    [Fact]
    public async Task Update_WithACheckpointAsTheEndIsStored_Returns()
    {
        ITaskRun? run = null;
        Task? update = null;
        var store = new GatedStore
        {
            BeforeChange = change =>
            {
                update = change.To == TaskState.Completed ? run!.UpdateProgressAsync(0.5, "{}") : update;
                return Task.CompletedTask;
            },
        };
        await using var test = await TestRuntime.StartAsync(store: store);

        var id = await test.SubmitAsync(r =>
        {
            run = r;
            return Task.FromResult<string?>("1");
        });
        await test.EndAsync(id);

        await update!.WaitAsync(Patience);
        Assert.Null((await test.Store.GetAsync(id))!.Checkpoint);
    }

    [Fact]
    public async Task Update_WithACheckpointLongAfterTheEnd_ReturnsAndIsLogged()
    {
        ITaskRun? run = null;
        await using var test = await TestRuntime.StartAsync();
        await test.EndAsync(await test.SubmitAsync(r =>
        {
            run = r;
            return Task.FromResult<string?>("1");
        }));
        await test.Runtime.StopAsync();

        await run!.UpdateProgressAsync(0.5, "{}").WaitAsync(Patience);

        Assert.Equal(["late"], test.Logged);
    }

    [Fact]
    public async Task Update_ByIdAsTheRetryIsTold_IsOfTheNextAttempt()
    {
        await using var test = await TestRuntime.StartAsync(works: [("m.work", _ => throw new FormatException("bad"))]);
        var facade = new TaskFacade(test.Runtime);
        var updated = new TaskCompletionSource<Task>();
        test.Runtime.Events.OnEvent = happened =>
        {
            if (happened is { Kind: TaskEventKind.Update, Task: { Attempt: 2, Status: TaskState.Pending } })
            {
                updated.TrySetResult(facade.UpdateProgressAsync(Ada, happened.Task.Id, 0.5, "{}"));
            }
        };

        var id = await test.SubmitAsync("m.work", new TaskOptions { Retry = new RetryPolicy { Max = 1, Jitter = 0 } });
        await (await updated.Task.WaitAsync(Patience)).WaitAsync(Patience);

        var task = await test.Store.GetAsync(id);
        Assert.Equal((0.5, "{}"), (task!.Progress, task.Checkpoint));
    }

    [Fact]
    public async Task Emit_OfWorkWhoseTaskHadEndedBeforeItsStart_IsNotShown()
    {
        var store = new GatedStore();
        store.AfterAdd = task => store.Inner.ChangeAsync(new TaskChange { Id = task.Id, From = [TaskState.Pending], To = TaskState.Cancelled, At = task.CreatedAt });
        await using var test = await TestRuntime.StartAsync(store: store);
        using var events = test.Runtime.Events.Listen("ada");
        var told = new TaskCompletionSource();

        await test.SubmitAsync(async run =>
        {
            using var registration = run.CancellationToken.UnsafeRegister(_ => told.SetResult(), null);
            run.EmitProgress(0.5);
            await told.Task;
            run.EmitProgress(0.6);
            return null;
        });
        await told.Task.WaitAsync(Patience);
        await test.Runtime.StopAsync();

        while (events.Events.TryRead(out var happened))
        {
            Assert.NotEqual(TaskEventKind.Progress, happened.Kind);
        }
    }

    [Fact]
    public async Task Ask_AsSoonAsTheTaskIsSeenToRunAgain_AsksAnew()
    {
        await using var test = await TestRuntime.StartAsync();
        Task<string>? second = null;
        var (asked, askedAgain) = (new TaskCompletionSource(), new TaskCompletionSource());
        test.Runtime.Events.OnEvent = happened =>
        {
            if (happened.Kind == TaskEventKind.Confirmation)
            {
                _ = asked.TrySetResult() || askedAgain.TrySetResult();
            }
            else if (happened is { Kind: TaskEventKind.Update, Task: { Status: TaskState.Running, Question: null } } && asked.Task.IsCompleted)
            {
                second ??= test.Runtime.Running(happened.Task.Id)!.AskAsync("""["second"]""");
            }
        };
        var id = await test.SubmitAsync(async run => await run.AskAsync("""["first"]""") + await second!);

        await asked.Task.WaitAsync(Patience);
        await test.Runtime.AnswerAsync(id, "1");
        await askedAgain.Task.WaitAsync(Patience);
        await test.Runtime.AnswerAsync(id, "2");

        Assert.Equal("12", (await test.EndAsync(id)).Result);
    }

    [Fact]
    public async Task Cancel_WhileDeafWorkWaitsToGoOn_TakesNoPlace()
    {
        await using var test = await TestRuntime.StartAsync(new TaskRuntimeOptions { MaxRunning = 1 });
        var (release, done, asking, gaveUp) = (new TaskCompletionSource<string?>(), new TaskCompletionSource<string?>(), new TaskCompletionSource(), new TaskCompletionSource());
        test.Runtime.Events.OnEvent = happened => _ = happened.Kind == TaskEventKind.Confirmation && asking.TrySetResult();
        var deaf = await test.SubmitAsync(async run =>
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.AskAsync("[]"));
            gaveUp.SetResult();
            return await release.Task;
        });
        await asking.Task.WaitAsync(Patience);
        var second = await test.SubmitAsync(_ => done.Task);
        await test.Runtime.AnswerAsync(deaf, "1");
        await test.Runtime.CancelAsync(deaf);
        await gaveUp.Task.WaitAsync(Patience);

        done.SetResult(null);
        await test.EndAsync(second);

        await test.EndAsync(await test.SubmitAsync(_ => Task.FromResult<string?>(null)));
        release.SetResult(null);
    }

    [Fact]
    public async Task Ask_WhoseTaskEndsAsItsPlaceIsGranted_TakesNoPlace()
    {
        var store = new GatedStore();
        store.BeforeChange = change => change is { To: TaskState.Running, From: [TaskState.WaitingConfirmation] }
            ? store.Inner.ChangeAsync(new TaskChange { Id = change.Id, From = change.From, To = TaskState.Cancelled, At = change.At, ClearsQuestion = true })
            : Task.CompletedTask;
        await using var test = await TestRuntime.StartAsync(new TaskRuntimeOptions { MaxRunning = 1 }, store);
        var (release, asking, gaveUp) = (new TaskCompletionSource<string?>(), new TaskCompletionSource(), new TaskCompletionSource());
        test.Runtime.Events.OnEvent = happened => _ = happened.Kind == TaskEventKind.Confirmation && asking.TrySetResult();
        var deaf = await test.SubmitAsync(async run =>
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.AskAsync("[]"));
            gaveUp.SetResult();
            return await release.Task;
        });
        await asking.Task.WaitAsync(Patience);
        await test.Runtime.AnswerAsync(deaf, "1");
        await gaveUp.Task.WaitAsync(Patience);

        await test.EndAsync(await test.SubmitAsync(_ => Task.FromResult<string?>(null)));
        release.SetResult(null);
    }

    [Fact]
    public async Task Release_WhileItWaitsToGoOn_LeavesTheNextAttemptItsTurn()
    {
        var started = new List<TaskRecord>();
        var dispatcher = new TaskDispatcher(new TaskRuntimeOptions { MaxRunning = 1 }, started.Add);
        var (first, second) = (TaskOf("1"), TaskOf("2"));
        dispatcher.Add(first);
        var grant = new Grant(dispatcher, first);
        grant.Give();
        dispatcher.Add(second);
        var goesOn = grant.TakeAsync(CancellationToken.None);

        grant.Release();
        dispatcher.Add(first with { Attempt = 2 });
        dispatcher.GiveBack(second);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => goesOn.WaitAsync(Patience));
        Assert.Equal([first, second, first with { Attempt = 2 }], started);
    }

    [Fact]
    public async Task Cancel_WhileARetryWaits_DoesNotCallTheWorkAgain()
    {
        var calls = 0;
        await using var test = await TestRuntime.StartAsync(works: [("m.work", _ =>
        {
            Interlocked.Increment(ref calls);
            throw new FormatException("bad");
        })]);
        var policy = new RetryPolicy { FirstDelay = TimeSpan.FromMinutes(1), Jitter = 0 };
        var id = await test.SubmitAsync("m.work", new TaskOptions { Retry = policy });
        while (test.Time.CountTimers((test.Time.GetUtcNow() + policy.FirstDelay).UtcTicks) == 0)
        {
            await Task.Yield();
        }

        await test.Runtime.CancelAsync(id);
        test.Time.Advance(policy.FirstDelay);
        await test.Runtime.StopAsync();

        Assert.Equal(1, calls);
    }

    private static TaskRecord TaskOf(string id) => new()
    {
        Id = id, Module = "m", Label = "Work", Status = TaskState.Pending, UserId = "ada", CreatedAt = DateTimeOffset.UnixEpoch, UpdatedAt = DateTimeOffset.UnixEpoch,
    };
}
