using PluginTasks.Sdk;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Tests.Runtime;

public sealed class ConfirmationTests
{
    private const string Question = "[{\"kind\":\"Text\"}]";

    [Fact]
    public async Task Ask_IsAnswered_GoesOn()
    {
        await using var test = await TestRuntime.StartAsync();
        var id = await test.SubmitAsync(async run => await run.AskAsync(Question));
        await WaitsAsync(test, id);

        await test.Runtime.AnswerAsync(id, "{\"yes\":true}");

        var task = await test.EndAsync(id);
        Assert.Equal((TaskState.Completed, "{\"yes\":true}", null, null), (task.Status, task.Result, task.Question, task.Answer));
    }

    [Fact]
    public async Task Answer_OfNoTaskOrASecondTime_IsRefused()
    {
        await using var test = await TestRuntime.StartAsync();
        var hold = new TaskCompletionSource();
        var id = await test.SubmitAsync(async run =>
        {
            await run.AskAsync(Question);
            await hold.Task;
            return null;
        });
        await WaitsAsync(test, id);
        await test.Runtime.AnswerAsync(id, "1");

        Assert.Equal(ErrorCodes.ConfirmationNotPending, (await Assert.ThrowsAsync<SdkException>(() => test.Runtime.AnswerAsync(id, "2"))).Code);
        Assert.Equal(ErrorCodes.TaskNotFound, (await Assert.ThrowsAsync<SdkException>(() => test.Runtime.AnswerAsync("nobody", "2"))).Code);
        hold.SetResult();
        await test.EndAsync(id);
    }

    [Fact]
    public async Task Ask_WhileAQuestionWaits_IsRefused()
    {
        await using var test = await TestRuntime.StartAsync();
        var refused = new TaskCompletionSource<string>();
        var id = await test.SubmitAsync(async run =>
        {
            var first = run.AskAsync(Question);
            refused.SetResult((await Assert.ThrowsAsync<SdkException>(() => run.AskAsync(Question))).Code);
            return await first;
        });

        Assert.Equal(ErrorCodes.ConfirmationPending, await refused.Task);
        await WaitsAsync(test, id);
        await test.Runtime.AnswerAsync(id, "1");
        await test.EndAsync(id);
    }

    [Fact]
    public async Task Ask_OutOfTime_ThrowsAndTheTaskRunsOn()
    {
        await using var test = await TestRuntime.StartAsync();
        var id = await test.SubmitAsync(async run =>
        {
            await Assert.ThrowsAsync<ConfirmationTimeoutException>(() => run.AskAsync(Question, TimeSpan.FromMinutes(1)));
            return "\"went on\"";
        });
        await WaitsAsync(test, id);
        var end = test.EndAsync(id);
        while (!end.IsCompleted)
        {
            test.Time.Advance(TimeSpan.FromMinutes(1));
            await Task.Yield();
        }

        Assert.Equal("\"went on\"", (await end).Result);
    }

    [Fact]
    public async Task Waiting_GivesItsPlaceToOthersAndStopsItsTimeout()
    {
        await using var test = await TestRuntime.StartAsync(new TaskRuntimeOptions { MaxRunning = 1 });
        var asks = await test.SubmitAsync(async run => await run.AskAsync(Question), new TaskOptions { Timeout = TimeSpan.FromSeconds(10) });
        await WaitsAsync(test, asks);

        Assert.Equal("2", (await test.EndAsync(await test.SubmitAsync(_ => Task.FromResult<string?>("2")))).Result);
        test.Time.Advance(TimeSpan.FromHours(1));
        await test.Runtime.AnswerAsync(asks, "1");

        Assert.Equal((TaskState.Completed, "1"), ((await test.EndAsync(asks)).Status, (await test.EndAsync(asks)).Result));
    }

    [Fact]
    public async Task Cancel_WhileItWaits_Ends()
    {
        await using var test = await TestRuntime.StartAsync(new TaskRuntimeOptions { MaxRunning = 1 });
        var id = await test.SubmitAsync(async run => await run.AskAsync(Question));
        await WaitsAsync(test, id);

        Assert.True(await test.Runtime.CancelAsync(id));

        Assert.Equal(TaskState.Cancelled, (await test.EndAsync(id)).Status);
        Assert.Equal("3", (await test.EndAsync(await test.SubmitAsync(_ => Task.FromResult<string?>("3")))).Result);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Resumed_FirstQuestion_IsTheStoredOne(bool answeredMeanwhile)
    {
        var store = new MemoryTaskStore();
        static async Task<string?> Work(Running.ITaskRun run) => $"[{run.Task.Attempt},{await run.AskAsync("[\"anew\"]")}]";
        string id;
        await using (var first = await TestRuntime.StartAsync(store: store, works: [("m.ask", Work)]))
        {
            id = await first.SubmitAsync("m.ask", new TaskOptions { OnInterruption = OnInterruption.Resume });
            await WaitsAsync(first, id);
        }

        var parked = (await store.GetAsync(id))!;
        Assert.Equal((TaskState.Pending, 2, "[\"anew\"]"), (parked.Status, parked.Attempt, parked.Question));
        if (answeredMeanwhile)
        {
            await store.ChangeAsync(new TaskChange { Id = id, From = [TaskState.Pending], At = parked.UpdatedAt, Answer = "5", NeedsOpenQuestion = true });
        }

        await using var second = await TestRuntime.StartAsync(store: store, works: [("m.ask", Work)]);
        if (!answeredMeanwhile)
        {
            await WaitsAsync(second, id);
            await second.Runtime.AnswerAsync(id, "5");
        }

        Assert.Equal("[2,5]", (await second.EndAsync(id)).Result);
    }

    private static async Task WaitsAsync(TestRuntime test, string id)
    {
        while ((await test.Store.GetAsync(id))!.Status != TaskState.WaitingConfirmation)
        {
            await Task.Yield();
        }
    }
}
