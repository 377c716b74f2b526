using System.Text.Json;
using PluginTasks.ModuleRuntime.Tests.Hosting;
using PluginTasks.Protocol.Errors;
using PluginTasks.Protocol.Messages;
using PluginTasks.Protocol.Messages.Calling;
using PluginTasks.Protocol.Messages.Tasks;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Tests;

/// <summary>Tasks of a module, whichever way it runs.</summary>
public abstract class ModuleTasksTests
{
    private protected abstract IModuleSide Side();

    private Task<TestHost> StartAsync() => TestHost.StartAsync(Side());

    [Fact]
    public async Task RunTask_Registered_StoresCheckpointsAndGivesItsResult()
    {
        await using var host = await StartAsync();

        var result = await host.RunAsync("count", new { to = 4 }, checkpoint: 2, attempt: 3);

        Assert.Equal("""{"counted":4,"from":2,"attempt":3,"user":"ada"}""", result!.Value.GetRawText());
        Assert.Equal(["3", "4"], host.Asked<ProgressReport>().Select(p => p.Checkpoint!.Value.GetRawText()));
        Assert.All(host.Calls, call => Assert.NotEqual(0, call.Within));
    }

    [Fact]
    public async Task RunTask_ManyReports_AreCoalescedAndTheLastComesBeforeTheReply()
    {
        await using var host = await StartAsync();

        await host.RunAsync("fast", new { to = 200_000 });

        var reports = host.Asked<ProgressReport>().ToArray();
        Assert.InRange(reports.Length, 1, 2_000);
        Assert.Equal("step 199999", reports[^1].Label);
    }

    [Fact]
    public async Task RunTask_LiveReports_AreThinnedAndTheLastIsSent()
    {
        await using var host = await StartAsync();

        await host.RunAsync("live", new { to = 10_000 });
        await host.Connection.CallAsync(RuntimeMethods.Ping, Protocol.Calls.Nothing.Value);

        var sent = host.Asked<TestHost.Emitted>().ToArray();
        Assert.InRange(sent.Length, 2, 100);
        Assert.Equal(1, sent[^1].Report.Progress);
    }

    [Fact]
    public async Task EmitProgress_OfATaskThatRunsElsewhere_IsAskedForOnce()
    {
        await using var host = await StartAsync();

        await host.ActAsync("show", new { id = "own" });
        await host.ActAsync("show", new { id = "own" });
        await host.Connection.CallAsync(RuntimeMethods.Ping, Protocol.Calls.Nothing.Value);

        Assert.Equal("own", Assert.Single(host.Asked<ProgressReport>()).Id);
        Assert.Equal("own", Assert.Single(host.Asked<TestHost.Emitted>()).Report.Id);
    }

    [Fact]
    public async Task EmitProgress_OfAnotherModulesTask_IsRefused()
    {
        await using var host = await StartAsync();

        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(ErrorCodes.TaskOfOtherModule, (await Assert.ThrowsAsync<SdkException>(() => host.ActAsync("show", new { id = "other" }))).Code);
        }
    }

    [Fact]
    public async Task RunTask_Fails_TellsHow()
    {
        await using var host = await StartAsync();

        var chosen = await Assert.ThrowsAsync<RemoteCallException>(() => host.RunAsync("chooses"));
        Assert.True(chosen.IsChosen);
        Assert.Equal("The disk is full.", chosen.Message);
        Assert.Equal(ErrorCodes.PayloadTooLarge, (await Assert.ThrowsAsync<SdkException>(() => host.RunAsync("large"))).Code);
        Assert.Equal(ErrorCodes.TaskNotRegistered, (await Assert.ThrowsAsync<SdkException>(() => host.RunAsync("none"))).Code);
        await Assert.ThrowsAsync<InvalidPayloadException>(() => host.RunAsync("count", new { to = "many" }));
    }

    [Fact]
    public async Task RunTask_Cancelled_TripsTheToken()
    {
        await using var host = await StartAsync();
        using var cancellation = new CancellationTokenSource();

        var running = host.RunAsync("waits", cancellationToken: cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task CheckArgs_BadOnes_AreNamed()
    {
        await using var host = await StartAsync();

        await host.Connection.CallAsync(RuntimeMethods.CheckArgs, new CheckArgs("count", JsonSerializer.SerializeToElement(new { to = 2 })));
        var problem = await Assert.ThrowsAsync<InvalidPayloadException>(() =>
            host.Connection.CallAsync(RuntimeMethods.CheckArgs, new CheckArgs("count", JsonSerializer.SerializeToElement(new { to = "x" }))));

        Assert.Equal(["to"], problem.Fields.Keys);
    }

    [Fact]
    public async Task Agent_Prompt_IsGivenToItsFirstMethod()
    {
        await using var host = await StartAsync();

        var answer = await host.Connection.CallAsync(RuntimeMethods.RunTask, new RunTask { Id = "T9", Agent = "researcher", Prompt = "Go", Session = TestHost.Ada });

        Assert.Equal("Go! T9 True", answer.Result!.Value.GetString());
    }

    [Fact]
    public async Task RunBackground_Function_RunsUnderItsNumberAndItsCompletionOnce()
    {
        await using var host = await StartAsync();

        var id = (await host.ActAsync("start")).Value!.Value.GetString()!;
        var result = await host.ResultOf(id);

        Assert.Equal($$"""{"user":"ada","id":"{{id}}"}""", result!.Value.GetRawText());
        var submitted = Assert.Single(host.Asked<SubmitTask>());
        Assert.Equal("Started", submitted.Label);
        var snapshot = new TaskSnapshot
        {
            TaskId = id, Label = "Started", Module = "runtime", Status = TaskState.Completed, UserId = "ada", CreatedAt = DateTimeOffset.UnixEpoch, UpdatedAt = DateTimeOffset.UnixEpoch,
        };
        for (var i = 0; i < 2; i++)
        {
            await host.Connection.CallAsync(RuntimeMethods.CompleteTask, new CompleteTask(submitted.Completion!.Value, snapshot, TestHost.Ada));
        }

        Assert.Equal($"completed {id} Completed ada", (await host.Log.Reader.ReadAsync()).Message);
        Assert.False(host.Log.Reader.TryRead(out _));
    }

    [Fact]
    public async Task RunBackground_KeyOfAnother_DropsTheWork()
    {
        await using var host = await StartAsync();
        host.OnSubmit = _ => new SubmittedTask("OTHER", IsNew: false);

        Assert.Equal("\"OTHER\"", await host.ValueAsync("start", new { key = "k" }));

        var work = host.Asked<SubmitTask>().Single().Work!.Value;
        var gone = await Assert.ThrowsAsync<SdkException>(() => host.Connection.CallAsync(RuntimeMethods.RunTask, new RunTask { Id = "X", Work = work, Session = TestHost.Ada }));
        Assert.Equal(ErrorCodes.TaskNotRegistered, gone.Code);
    }

    [Fact]
    public async Task RunBackground_WrongUse_IsRefusedHere()
    {
        await using var host = await StartAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => host.ActAsync("start_resuming"));
        await Assert.ThrowsAsync<ArgumentException>(() => host.ActAsync("not_a_number"));
        Assert.Equal(ErrorCodes.TaskNotRegistered, (await Assert.ThrowsAsync<SdkException>(() => host.ActAsync("start_named", new { task = "count" }))).Code);
        Assert.Empty(host.Calls);
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData("k", 1)]
    public async Task RunOrBackground_Quick_GivesTheValue(string? key, int submissions)
    {
        await using var host = await StartAsync();

        var outcome = (await host.ActAsync("quick", new { key })).Value!.Value;

        Assert.False(outcome.GetProperty("is_background").GetBoolean());
        Assert.Equal(key is null ? 26 : 2, outcome.GetProperty("value").GetString()!.Length);
        Assert.Equal(submissions, host.Asked<SubmitTask>().Count());
        Assert.Equal(submissions, host.Asked<ProgressReport>().Count());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("k")]
    public async Task RunOrBackground_Slow_GoesOnAsATask(string? key)
    {
        await using var host = await StartAsync();

        var outcome = (await host.ActAsync("slow", new { key })).Value!.Value;
        Assert.True(outcome.GetProperty("is_background").GetBoolean());
        await host.ActAsync("open");
        var id = outcome.GetProperty("task_id").GetString()!;
        var result = await host.ResultOf(id);

        Assert.Equal("done as ada", result!.Value.GetString());
        var submitted = Assert.Single(host.Asked<SubmitTask>());
        Assert.Equal(key is null ? id : null, submitted.Id);
        Assert.Equal("quarter", host.Asked<ProgressReport>().First().Label);
        var (_, toldWithin) = host.Calls.Single(c => c.Message is NotifyUser);
        Assert.NotEqual(host.Calls.Single(c => c.Message is SubmitTask).Within, toldWithin);
    }

    [Fact]
    public async Task RunOrBackground_KeyOfAnother_GivesItsIdAtOnce()
    {
        await using var host = await StartAsync();
        host.OnSubmit = _ => new SubmittedTask("OTHER", IsNew: false);

        Assert.Equal("""{"is_background":true,"task_id":"OTHER","value":null}""", await host.ValueAsync("quick", new { key = "k" }));
    }

    [Fact]
    public async Task RunOrBackground_Question_MakesItATaskAtOnce()
    {
        await using var host = await StartAsync();

        var outcome = (await host.ActAsync("asks")).Value!.Value;
        var result = await host.ResultOf(outcome.GetProperty("task_id").GetString()!);

        Assert.True(result!.Value.GetBoolean());
        Assert.Equal(2, host.Asked<AskUser>().Count());
        var submitted = host.Calls.Single(c => c.Message is SubmitTask);
        Assert.All(host.Calls.Where(c => c.Message is AskUser), asked => Assert.NotEqual(submitted.Within, asked.Within));
    }

    [Fact]
    public async Task RunOrBackground_RefusedAtTheThreshold_ThrowsThat()
    {
        await using var host = await StartAsync();
        host.OnSubmit = _ => throw new SdkException(ErrorCodes.TaskRuntimeUnavailable, "stopping");

        Assert.Equal(ErrorCodes.TaskRuntimeUnavailable, (await Assert.ThrowsAsync<SdkException>(() => host.ActAsync("asks"))).Code);
    }

    [Fact]
    public async Task RunOrBackground_ForgottenWhilePending_LetsTheWorkGo()
    {
        await using var host = await StartAsync();
        host.OnSubmit = task => new SubmittedTask(task.Id!, IsNew: true);
        await host.ActAsync("slow");
        var work = host.Asked<SubmitTask>().Single().Work!.Value;

        await host.Connection.CallAsync(RuntimeMethods.ForgetWork, new ForgetWork(work, null));

        await Assert.ThrowsAsync<SdkException>(() => host.Connection.CallAsync(RuntimeMethods.RunTask, new RunTask { Id = "X", Work = work, Session = TestHost.Ada }));
    }

    [Fact]
    public async Task RunOrBackground_CancelledWithinTheThreshold_DoesNotWaitForDeafWork()
    {
        await using var host = await StartAsync();
        using var cancellation = new CancellationTokenSource();
        host.OnPublish = _ => cancellation.Cancel();

        var deaf = host.Connection.CallAsync(
            RuntimeMethods.Action,
            new ActionCall { Name = "deaf", Values = JsonSerializer.SerializeToElement(new { }), Session = TestHost.Ada },
            waitsForReply: true,
            cancellationToken: cancellation.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => deaf);
        Assert.Empty(host.Asked<SubmitTask>());
        await host.ActAsync("open");
    }

    [Fact]
    public async Task RunBlocking_Function_HasItsOwnThreadAndTheSession()
    {
        await using var host = await StartAsync();

        Assert.Equal("""{"own_thread":true,"user_id":"ada"}""", await host.ValueAsync("blocking"));
    }

    [Fact]
    public async Task Lookups_FailingHost_GiveNothing()
    {
        await using var host = await StartAsync();

        Assert.Equal("""{"mine":0,"keyed":0,"handle":true,"allowed":"allowed"}""", await host.ValueAsync("lookups"));
        Assert.Equal("\"late\"", await host.ValueAsync("wait"));
    }
}

public sealed class InProcessTasksTests : ModuleTasksTests
{
    private protected override IModuleSide Side() => new InProcessSide();
}

public sealed class WorkerTasksTests : ModuleTasksTests
{
    private protected override IModuleSide Side() => new WorkerSide();
}
