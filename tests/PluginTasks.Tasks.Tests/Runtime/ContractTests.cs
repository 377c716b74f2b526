using PluginTasks.Sdk;
using PluginTasks.Tasks.Events;
using PluginTasks.Tasks.Running;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Tests.Runtime;

/// <summary>Rules of tasks that have no place of their own elsewhere.</summary>
public sealed class ContractTests
{
    private const string Question = "[{\"kind\":\"Text\"}]";

    [Fact]
    public async Task Timeout_AfterAnAnswer_GoesOnFromWhereItStood()
    {
        await using var test = await TestRuntime.StartAsync();
        var answered = new TaskCompletionSource();
        var id = await test.SubmitAsync(
            async run =>
            {
                await run.AskAsync(Question);
                answered.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, run.CancellationToken);
                return null;
            },
            new TaskOptions { Timeout = TimeSpan.FromSeconds(300) });
        await StatusAsync(test, id, TaskState.WaitingConfirmation);
        test.Time.Advance(TimeSpan.FromHours(5));
        await test.Runtime.AnswerAsync(id, "{}");
        await answered.Task;
        test.Time.Advance(TimeSpan.FromSeconds(299));
        Assert.Equal(TaskState.Running, (await test.Runtime.GetAsync(id))!.Status);

        test.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("timed out after 300 s", (await test.EndAsync(id)).Error);
    }

    [Theory]
    [InlineData(0.5, "timed out after 0.5 s")]
    [InlineData(300, "timed out after 300 s")]
    public async Task Timeout_OfWorkThatIgnoresIt_FailsAtOnceAndWaitsForUser(double seconds, string error)
    {
        await using var test = await TestRuntime.StartAsync(new TaskRuntimeOptions { CleanupDelay = null });
        var (started, never) = (new TaskCompletionSource(), new TaskCompletionSource<string?>());
        var id = await test.SubmitAsync(
            _ =>
            {
                started.SetResult();
                return never.Task;
            },
            new TaskOptions { Timeout = TimeSpan.FromSeconds(seconds) });
        await started.Task;
        await StatusAsync(test, id, TaskState.Running);

        test.Time.Advance(TimeSpan.FromSeconds(seconds));
        await StatusAsync(test, id, TaskState.Failed);

        Assert.Equal(error, (await test.Store.GetAsync(id))!.Error);
        Assert.Contains(error, Assert.Single(await test.Store.ListNoticesAsync("ada")).Body, StringComparison.Ordinal);
        never.SetResult(null);
    }

    [Fact]
    public async Task Abandoned_WorkThatEndsLater_IsLoggedAndChangesNothing()
    {
        await using var test = await TestRuntime.StartAsync(new TaskRuntimeOptions { CleanupDelay = null });
        var (started, late) = (new TaskCompletionSource(), new TaskCompletionSource<string?>());
        var id = await test.SubmitAsync(_ =>
        {
            started.SetResult();
            return late.Task;
        });
        await started.Task;
        await test.Runtime.CancelAsync(id);
        while (test.Runtime.Running(id) is not null)
        {
            test.Time.Advance(TimeSpan.FromSeconds(10));
            await Task.Yield();
        }

        late.SetResult("\"late\"");
        while (!test.Logged.Contains("late"))
        {
            await Task.Yield();
        }

        Assert.Equal((TaskState.Cancelled, null), ((await test.Store.GetAsync(id))!.Status, (await test.Store.GetAsync(id))!.Result));
    }

    [Fact]
    public async Task Answer_WhileAResumedAttemptHasNotAskedYet_IsTakenByItsFirstQuestion()
    {
        var store = new MemoryTaskStore();
        var (started, ask) = (new TaskCompletionSource(), new TaskCompletionSource());
        string id;
        await using (var first = await TestRuntime.StartAsync(store: store, works: [("m.ask", run => run.AskAsync(Question)!)]))
        {
            id = await first.SubmitAsync("m.ask", new TaskOptions { OnInterruption = OnInterruption.Resume });
            await StatusAsync(first, id, TaskState.WaitingConfirmation);
        }

        await using var second = await TestRuntime.StartAsync(store: store, works: [("m.ask", async run =>
        {
            started.SetResult();
            await ask.Task;
            return await run.AskAsync(Question);
        })]);
        await started.Task;
        await StatusAsync(second, id, TaskState.Running);
        await second.Runtime.AnswerAsync(id, "{\"a\":1}");
        ask.SetResult();

        Assert.Equal("{\"a\":1}", (await second.EndAsync(id)).Result);
        Assert.Equal(ErrorCodes.ConfirmationNotPending, (await Assert.ThrowsAsync<SdkException>(() => second.Runtime.AnswerAsync(id, "{}"))).Code);
    }

    [Fact]
    public async Task Confirmation_AskedAgainAfterARestart_WaitsForTheUserOnce()
    {
        var store = new MemoryTaskStore();
        string id = "";
        for (var i = 0; i < 2; i++)
        {
            await using var test = await TestRuntime.StartAsync(store: store, works: [("m.ask", run => run.AskAsync(Question)!)]);
            id = i == 0 ? await test.SubmitAsync("m.ask", new TaskOptions { OnInterruption = OnInterruption.Resume }) : id;
            await StatusAsync(test, id, TaskState.WaitingConfirmation);
        }

        Assert.Single(await store.ListNoticesAsync("ada"));
    }

    [Fact]
    public void Retry_WaitsAreJitteredGrowAndAreBounded()
    {
        var policy = new RetryPolicy { Max = 5, FirstDelay = TimeSpan.FromSeconds(1), Factor = 10, MaxDelay = TimeSpan.FromSeconds(60), Jitter = 0.2 };
        var retry = new Retry(policy);

        for (var i = 0; i < 200; i++)
        {
            Assert.InRange(retry.Next(1)!.Value.TotalSeconds, 0.8, 1.2);
            Assert.InRange(retry.Next(2)!.Value.TotalSeconds, 8, 12);
            Assert.InRange(retry.Next(5)!.Value.TotalSeconds, 48, 72);
        }

        Assert.True(Enumerable.Range(0, 50).Select(_ => retry.Next(1)).Distinct().Count() > 1);
        Assert.Null(retry.Next(6));
    }

    [Fact]
    public async Task Failure_IsTheMessageOfTheModuleAndKeepsItsLabelAndCheckpoint()
    {
        await using var test = await TestRuntime.StartAsync();

        var task = await test.EndAsync(await test.SubmitAsync(async run =>
        {
            _ = run.UpdateProgressAsync(0.5, "1", "half");
            await Task.Yield();
            throw new TaskFailedException("No rows in April.", new { month = 4 });
        }));

        Assert.Equal((TaskState.Failed, "No rows in April.", "half", "1", 0.5), (task.Status, task.Error, task.Label, task.Checkpoint, task.Progress));
        Assert.Equal(["failed TaskFailedException"], test.Logged);
    }

    [Fact]
    public async Task Progress_BelowAndAboveTheRange_IsClamped()
    {
        await using var test = await TestRuntime.StartAsync();
        using var stream = test.Runtime.Events.Listen("ada");

        await test.EndAsync(await test.SubmitAsync(run =>
        {
            _ = run.UpdateProgressAsync(-3);
            return Task.FromResult<string?>(null);
        }));
        await test.EndAsync(await test.SubmitAsync(run =>
        {
            _ = run.UpdateProgressAsync(double.PositiveInfinity);
            throw new InvalidOperationException("so that it stays");
        }));

        var told = new List<double>();
        while (stream.Events.TryRead(out var happened))
        {
            told.AddRange(happened.Kind == TaskEventKind.Progress ? [happened.Task.Progress] : []);
        }

        Assert.Equal([0, 1], told);
    }

    [Fact]
    public async Task EmitProgress_WithoutAValue_ReportsTheCurrentOne()
    {
        await using var test = await TestRuntime.StartAsync();
        using var stream = test.Runtime.Events.Listen("ada");
        var goOn = new TaskCompletionSource();
        var id = await test.SubmitAsync(async run =>
        {
            var stored = run.UpdateProgressAsync(0.5, "1");
            test.Time.Advance(TimeSpan.FromMilliseconds(50));
            await stored;
            run.EmitProgress(label: "line");
            await goOn.Task;
            return null;
        });

        TaskEvent happened;
        do
        {
            happened = await stream.Events.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));
        }
        while (happened.IsPersisted);
        goOn.SetResult();

        Assert.Equal((0.5, "line"), (happened.Task.Progress, happened.Task.Label));
        Assert.Equal("Background Task", (await test.EndAsync(id)).Label);
    }

    private static async Task StatusAsync(TestRuntime test, string id, TaskState status)
    {
        while ((await test.Store.GetAsync(id))!.Status != status)
        {
            await Task.Yield();
        }
    }
}
