using PluginTasks.Sdk;
using PluginTasks.Tasks.Events;
using PluginTasks.Tasks.Facade;
using PluginTasks.Tasks.States;

namespace PluginTasks.Tasks.Tests.Facade;

/// <summary>Whose tasks a caller may see and change.</summary>
public sealed class FacadeAccessTests : FacadeTest
{
    [Fact]
    public async Task Progress_OfAnotherModulesTask_IsRefused()
    {
        var id = await RunningAsync(Ada);
        var other = As("ada", module: "other");

        Assert.Equal(ErrorCodes.TaskOfOtherModule, await CodeAsync(() => Facade.UpdateProgressAsync(other, id, 0.5)));
        Assert.Equal(ErrorCodes.TaskOfOtherModule, await CodeAsync(() => Facade.EmitProgressAsync(other, id, 0.5)));
        Assert.Equal(ErrorCodes.TaskOfOtherModule, await CodeAsync(() => Facade.RequestConfirmationAsync(other, id, "[]")));
        Assert.Equal(ErrorCodes.TaskOfOtherModule, await CodeAsync(() => Facade.RespondConfirmationAsync(other, id, "{}")));
        Assert.Equal(ErrorCodes.TaskOfOtherModule, await CodeAsync(() => Facade.NotifyAsync(other, id, new TaskNotification("k", "t"))));
        Assert.Equal(ErrorCodes.TaskOfOtherModule, await CodeAsync(() => Facade.CancelAsync(other, id)));
        Assert.True(await Facade.CancelAsync(Ada, id));
    }

    [Fact]
    public async Task Progress_OfWhatIsUnknownOrHasEnded_IsIgnored()
    {
        var done = await EndAsync(await DoneAsync(Ada));

        await Facade.UpdateProgressAsync(Ada, "nobody", 0.5);
        await Facade.EmitProgressAsync(Ada, "nobody", 0.5);
        await Facade.UpdateProgressAsync(Ada, done.Id, 0.5, "1", "late");
        await Facade.EmitProgressAsync(Ada, done.Id, 0.5);

        Assert.Equal(done, await Test.Store.GetAsync(done.Id));
    }

    [Fact]
    public async Task Progress_NaNOrABrokenCheckpoint_IsAnArgumentErrorForAnyTask()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Facade.UpdateProgressAsync(Ada, "nobody", double.NaN));
        await Assert.ThrowsAsync<ArgumentException>(() => Facade.EmitProgressAsync(Ada, "nobody", double.NaN));
        await Assert.ThrowsAsync<ArgumentException>(() => Facade.UpdateProgressAsync(Ada, "nobody", 1, "{"));
        Assert.Equal(ErrorCodes.PayloadTooLarge, await CodeAsync(() => Facade.UpdateProgressAsync(Ada, "nobody", 1, $"\"{new string('x', 1_048_576)}\"")));
    }

    [Fact]
    public async Task Progress_OfATaskThatWaitsForItsStart_IsKept()
    {
        await using var test = await Tests.Runtime.TestRuntime.StartAsync(new Tasks.Runtime.TaskRuntimeOptions { MaxRunning = 1 });
        var facade = new TaskFacade(test.Runtime);
        var release = new TaskCompletionSource<string?>();
        await facade.SubmitAsync(Ada, _ => release.Task);
        var second = (await facade.SubmitAsync(Ada, _ => Task.FromResult<string?>(null))).Task.Id;

        await facade.UpdateProgressAsync(Ada, second, 0.25, "1", "prepared");

        var task = (await facade.GetAsync(Ada, second))!;
        Assert.Equal((TaskState.Pending, 0.25, "1", "prepared"), (task.Status, task.Progress, task.Checkpoint, task.Label));
        release.SetResult(null);
        Assert.Equal("1", (await test.EndAsync(second)).Checkpoint);
    }

    [Fact]
    public async Task Strangers_SeeAndDoNothing()
    {
        var id = await AskingAsync(Ada);

        Assert.Null(await Facade.GetAsync(Eve, id));
        Assert.Null(await Facade.Reading.ViewAsync(Eve, id));
        Assert.False(await Facade.CancelAsync(Eve, id));
        Assert.Equal(ErrorCodes.TaskNotFound, await CodeAsync(() => Facade.RespondConfirmationAsync(Eve, id, "{}")));
        Assert.Equal(ErrorCodes.TaskNotFound, await CodeAsync(() => Facade.WaitAsync(Eve, id)));
        Assert.Null(await Facade.GetAsync(Nobody, id));
        await Facade.CancelAsync(Ada, id);
    }

    [Theory]
    [InlineData("manager", "acme", null, true)]
    [InlineData("MANAGER", "acme", null, true)]
    [InlineData("user", "acme", TaskAccess.ManageOrganization, true)]
    [InlineData("user", "acme", null, false)]
    [InlineData("manager", "other", null, false)]
    [InlineData("manager", null, null, false)]
    [InlineData("admin", "other", null, true)]
    [InlineData("super", null, null, true)]
    public async Task Managers_OfTheOwner_MayAnswerAndCancel(string role, string? organization, string? permission, bool may)
    {
        var caller = As("boss", organization, role, module: null, permissions: permission is null ? [] : [permission]);
        var (asks, runs) = (await AskingAsync(Ada), await RunningAsync(Ada));

        if (may)
        {
            await Facade.RespondConfirmationAsync(caller, asks, """{"by":"boss"}""");
            Assert.Equal("""{"by":"boss"}""", (await EndAsync(asks)).Result);
        }
        else
        {
            Assert.Equal(ErrorCodes.TaskNotFound, await CodeAsync(() => Facade.RespondConfirmationAsync(caller, asks, "{}")));
            await Facade.CancelAsync(Ada, asks);
        }

        Assert.Equal(may, await Facade.CancelAsync(caller, runs));
        await Facade.CancelAsync(Ada, runs);
        Assert.Equal(may ? 2 : 0, await Facade.Reading.CountAsync(caller));
    }

    [Fact]
    public async Task ManagerOfNoOrganization_MayNotSeeTasksOfNone()
    {
        var id = await RunningAsync(As("ada", organization: null));

        Assert.Null(await Facade.GetAsync(As("boss", organization: null, role: "manager"), id));
        await Test.Runtime.CancelAsync(id);
    }

    [Fact]
    public async Task Respond_Twice_TheFirstCounts()
    {
        var id = await AskingAsync(Ada);

        await Facade.RespondConfirmationAsync(Ada, id, """{"confirmed":true}""");

        Assert.Equal("""{"confirmed":true}""", (await EndAsync(id)).Result);
        Assert.Equal(ErrorCodes.ConfirmationNotPending, await CodeAsync(() => Facade.RespondConfirmationAsync(Ada, id, "{}")));
        Assert.Equal(ErrorCodes.TaskNotFound, await CodeAsync(() => Facade.RespondConfirmationAsync(Ada, "nobody", "{}")));
        Assert.Equal(ErrorCodes.InvalidPayload, await CodeAsync(() => Facade.RespondConfirmationAsync(Ada, id, "true")));
    }

    [Fact]
    public async Task RequestConfirmation_ByModuleCode_AsksTheUser()
    {
        var id = await RunningAsync(Ada);

        var answer = Facade.RequestConfirmationAsync(Ada, id, """[{"kind":"Text"}]""");
        while ((await Test.Store.GetAsync(id))!.Status != TaskState.WaitingConfirmation)
        {
            await Task.Yield();
        }

        Assert.Equal(ErrorCodes.ConfirmationPending, await CodeAsync(() => Facade.RequestConfirmationAsync(Ada, id, "[]")));
        await Facade.RespondConfirmationAsync(Ada, id, """{"a":1}""");
        Assert.Equal("""{"a":1}""", await answer);
        Assert.Equal(ErrorCodes.TaskNotFound, await CodeAsync(() => Facade.RequestConfirmationAsync(Ada, "nobody", "[]")));
        await Assert.ThrowsAsync<ArgumentException>(() => Facade.RequestConfirmationAsync(Ada, id, "{}"));
        await Facade.CancelAsync(Ada, id);
        await EndAsync(id);
        await Test.Runtime.StopAsync();
        Assert.Equal(ErrorCodes.TaskRuntimeUnavailable, await CodeAsync(() => Facade.RequestConfirmationAsync(Ada, id, "[]")));
    }

    [Fact]
    public async Task Wait_InsideOfATask_GivesItsPlaceToTheOneWaitedFor()
    {
        await using var test = await Tests.Runtime.TestRuntime.StartAsync(new Tasks.Runtime.TaskRuntimeOptions { MaxRunning = 1 });
        var facade = new TaskFacade(test.Runtime);

        var outer = await facade.SubmitAsync(Ada, async run =>
        {
            var inner = await facade.SubmitAsync(Ada, _ => Task.FromResult<string?>("\"inner\""));
            return (await facade.WaitAsync(Ada, inner.Task.Id, waitingTaskId: run.Task.Id)).Result;
        });

        Assert.Equal("\"inner\"", (await test.EndAsync(outer.Task.Id)).Result);
        Assert.Equal("1", (await test.EndAsync((await facade.SubmitAsync(Ada, _ => Task.FromResult<string?>("1"))).Task.Id)).Result);
    }

    [Fact]
    public async Task Wait_InsideOfATaskOutOfTime_GoesOnAndChangesNothing()
    {
        var id = await RunningAsync(Ada);
        var waits = new TaskCompletionSource();
        var outer = await SubmitAsync(Ada, async run =>
        {
            var wait = Facade.WaitAsync(Ada, id, TimeSpan.FromSeconds(5), run.Task.Id);
            waits.SetResult();
            await Assert.ThrowsAsync<TimeoutException>(() => wait);
            return "\"went on\"";
        });
        await waits.Task;
        var end = EndAsync(outer);
        while (!end.IsCompleted)
        {
            Test.Time.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }

        Assert.Equal("\"went on\"", (await end).Result);
        Assert.Equal(TaskState.Running, (await Facade.GetAsync(Ada, id))!.Status);
        await Facade.CancelAsync(Ada, id);
    }

    [Fact]
    public async Task Notify_WhileItRunsAndAfterItsEnd_WaitsForTheUserWithASeqOfItsOwn()
    {
        using var stream = Test.Runtime.Events.Listen("ada");
        var id = await RunningAsync(Ada);
        await Facade.NotifyAsync(Ada, id, new TaskNotification("report.ready", "Ready", "See it"));
        await Facade.CancelAsync(Ada, id);
        await EndAsync(id);
        await Facade.NotifyAsync(Ada, id, new TaskNotification("a", "A"));
        await Facade.NotifyAsync(Ada, id, new TaskNotification("b", "B"));

        var notices = await Test.Store.ListNoticesAsync("ada");
        Assert.Equal(3, notices.Count);
        Assert.Equal(3, notices.Select(n => n.Seq).Distinct().Count());
        Assert.Contains("\"kind\":\"report.ready\",\"title\":\"Ready\",\"text\":\"See it\",\"variant\":\"default\"}}", notices[0].Body, StringComparison.Ordinal);
        Assert.Equal(ErrorCodes.TaskNotFound, await CodeAsync(() => Facade.NotifyAsync(Ada, "nobody", new TaskNotification("a", "A"))));
        var told = 0;
        while (stream.Events.TryRead(out var happened))
        {
            told += happened.Kind == TaskEventKind.Notification ? 1 : 0;
        }

        Assert.Equal(3, told);
    }
}
