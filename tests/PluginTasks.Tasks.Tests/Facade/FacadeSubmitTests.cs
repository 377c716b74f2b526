using PluginTasks.Sdk;
using PluginTasks.Tasks.Facade;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Tests.Runtime;

namespace PluginTasks.Tasks.Tests.Facade;

public sealed class FacadeSubmitTests : FacadeTest
{
    [Fact]
    public async Task Submit_Function_BelongsToCallerAndModule()
    {
        var task = await EndAsync((await Facade.SubmitAsync(Ada, run => Task.FromResult<string?>($"\"{run.Session.Role} {run.TraceParent}\""))).Task.Id);

        Assert.Equal(("m", "ada", "acme", ITasks.DefaultLabel, "\"user 00-1-2-01\""), (task.Module, task.UserId, task.OrganizationId, task.Label, task.Result));
    }

    [Fact]
    public async Task Submit_ByNobody_IsRefused()
    {
        Test.Register("m.work", _ => Task.FromResult<string?>(null));

        Assert.Equal(ErrorCodes.NoAuthenticatedUser, await CodeAsync(() => Facade.SubmitAsync(Nobody, _ => Task.FromResult<string?>(null))));
        Assert.Equal(ErrorCodes.NoAuthenticatedUser, await CodeAsync(() => Facade.SubmitAsync(Nobody, "m.work")));
    }

    [Fact]
    public async Task Calls_BeforeTheStart_AreUnavailableAndListsEmpty()
    {
        await using var test = new TestRuntime();
        var facade = new TaskFacade(test.Runtime);

        Assert.Equal(ErrorCodes.TaskRuntimeUnavailable, await CodeAsync(() => facade.SubmitAsync(Ada, _ => Task.FromResult<string?>(null))));
        Assert.Equal(ErrorCodes.TaskRuntimeUnavailable, await CodeAsync(() => facade.SubmitAsync(Ada, "m.work")));
        Assert.Equal(ErrorCodes.TaskRuntimeUnavailable, await CodeAsync(() => facade.GetAsync(Ada, "t")));
        Assert.Equal(ErrorCodes.TaskRuntimeUnavailable, await CodeAsync(() => facade.CancelAsync(Ada, "t")));
        Assert.Equal(ErrorCodes.TaskRuntimeUnavailable, await CodeAsync(() => facade.UpdateProgressAsync(Ada, "t", 0.5)));
        Assert.Empty(await facade.ListUserTasksAsync(Ada));
    }

    [Fact]
    public async Task Submit_FunctionWithRetryOrResume_IsAnArgumentError()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Facade.SubmitAsync(Ada, _ => Task.FromResult<string?>(null), options: new TaskOptions { Retry = new RetryPolicy() }));
        await Assert.ThrowsAsync<ArgumentException>(() => Facade.SubmitAsync(Ada, _ => Task.FromResult<string?>(null), options: new TaskOptions { OnInterruption = OnInterruption.Resume }));
    }

    [Theory]
    [InlineData("m.nothing")]
    [InlineData("nothing")]
    [InlineData("")]
    public async Task Submit_UnknownName_IsNotRegistered(string name) =>
        Assert.Equal(ErrorCodes.TaskNotRegistered, await CodeAsync(() => Facade.SubmitAsync(Ada, name)));

    [Fact]
    public async Task Submit_Registered_NeedsOneOfItsPermissions()
    {
        Test.Register(new RegisteredTask { Name = "reports.work", Permissions = ["reports.run", "reports.all"], Work = run => Task.FromResult(run.Task.Args) });

        Assert.Equal(ErrorCodes.PermissionDenied, await CodeAsync(() => Facade.SubmitAsync(Ada, "reports.work")));
        var task = await EndAsync((await Facade.SubmitAsync(As("ada", permissions: "reports.all"), "reports.work", """{"month":"2026-04"}""")).Task.Id);
        await EndAsync((await Facade.SubmitAsync(As("root", role: "super"), "reports.work")).Task.Id);

        Assert.Equal(("reports", """{"month":"2026-04"}"""), (task.Module, task.Result));
    }

    [Fact]
    public async Task Submit_Args_AreCheckedBeforeAnythingIsStored()
    {
        Test.Register(new RegisteredTask
        {
            Name = "m.work", Work = _ => Task.FromResult<string?>(null),
            CheckArgs = (args, _) => args is null ? throw new InvalidPayloadException("month", "is required.") : Task.CompletedTask,
        });

        Assert.Equal(ErrorCodes.InvalidPayload, await CodeAsync(() => Facade.SubmitAsync(Ada, "m.work")));
        Assert.Equal(ErrorCodes.InvalidPayload, await CodeAsync(() => Facade.SubmitAsync(Ada, "m.work", "[1]")));
        Assert.Equal(ErrorCodes.InvalidPayload, await CodeAsync(() => Facade.SubmitAsync(Ada, "m.work", "{")));
        Assert.Equal(ErrorCodes.PayloadTooLarge, await CodeAsync(() => Facade.SubmitAsync(Ada, "m.work", $"{{\"a\":\"{new string('x', 1_048_576)}\"}}")));
        Assert.Equal(0, await Test.Store.CountAsync(new()));
    }

    [Fact]
    public async Task Submit_FromOutsideWithoutATimeout_HasThreeHundredSeconds()
    {
        Test.Register("m.work", _ => Task.FromResult<string?>(null));

        Assert.Equal(300, (await Facade.SubmitAsync(As("ada", module: null), "m.work")).Task.TimeoutSeconds);
        Assert.Equal(5, (await Facade.SubmitAsync(As("ada", module: null), "m.work", options: new TaskOptions { Timeout = TimeSpan.FromSeconds(5) })).Task.TimeoutSeconds);
        Assert.Null((await Facade.SubmitAsync(Ada, "m.work")).Task.TimeoutSeconds);
    }

    [Fact]
    public async Task Submit_KeyOfAnothersTask_MayBeWatchedButNotAnsweredNorCancelled()
    {
        var options = new TaskOptions { TaskKey = "m.key" };
        var id = await AskingAsync(Ada, options);
        Assert.Null(await Facade.GetAsync(Bob, id));

        using var stream = Test.Runtime.Events.Listen("bob");
        var given = await Facade.SubmitAsync(Bob, _ => throw new InvalidOperationException("never runs"), options: options);

        Assert.Equal((id, false), (given.Task.Id, given.IsNew));
        Assert.Equal(id, (await Facade.GetAsync(Bob, id))!.Id);
        Assert.Equal([id], (await Facade.GetTasksByKeyAsync(Bob, "m.key")).Select(t => t.Id));
        Assert.Equal(ErrorCodes.PermissionDenied, await CodeAsync(() => Facade.CancelAsync(Bob, id)));
        Assert.Equal(ErrorCodes.PermissionDenied, await CodeAsync(() => Facade.RespondConfirmationAsync(Bob, id, "{}")));
        await Facade.RespondConfirmationAsync(Ada, id, """{"ok":true}""");
        await EndAsync(id);
        var last = TaskState.Pending;
        while (stream.Events.TryRead(out var happened))
        {
            last = happened.Task.Status;
        }

        Assert.Equal(TaskState.Completed, last);
        Assert.Equal(["bob"], (await Test.Store.GetAsync(id))!.WatchedBy());
        Assert.Empty(await Test.Store.ListNoticesAsync("bob"));
    }

    [Fact]
    public async Task Submit_KeyOfATaskThatEndsInThatMoment_StartsANewOne()
    {
        var store = new GatedStore();
        await using var test = await TestRuntime.StartAsync(store: store);
        var facade = new TaskFacade(test.Runtime);
        var options = new TaskOptions { TaskKey = "m.key" };
        var release = new TaskCompletionSource<string?>();
        var first = (await facade.SubmitAsync(Ada, _ => release.Task, options: options)).Task.Id;
        store.BeforeChange = async change =>
        {
            if (change.Watcher is not null)
            {
                release.TrySetResult(null);
                await test.EndAsync(first);
            }
        };

        var second = await facade.SubmitAsync(Bob, _ => Task.FromResult<string?>("2"), options: options);

        Assert.True(second.IsNew);
        Assert.Equal("2", (await test.EndAsync(second.Task.Id)).Result);
    }

    [Fact]
    public async Task OnComplete_Function_GetsTheSnapshotInTheSubmittersContext()
    {
        var called = new TaskCompletionSource<TaskSnapshot>();

        await Facade.SubmitAsync(Ada, _ => Task.FromResult<string?>("[7]"), options: new TaskOptions
        {
            OnComplete = Completion.Call(task =>
            {
                called.SetResult(task);
                return Task.CompletedTask;
            }),
        });

        Assert.Equal(7, (await called.Task.WaitAsync(TimeSpan.FromSeconds(30))).Result!.Value[0].GetInt32());
    }

    [Fact]
    public async Task Rerun_RegisteredTask_RunsAgainForWhoeverAsks()
    {
        Test.Register("m.work", run => Task.FromResult(run.Task.Args));
        var first = (await Facade.SubmitAsync(Ada, "m.work", """{"a":1}""", "Named")).Task.Id;
        await EndAsync(first);

        var again = await Facade.RerunAsync(Ada, first);

        Assert.NotEqual(first, again.Task.Id);
        Assert.Equal(("Named", """{"a":1}"""), (again.Task.Label, (await EndAsync(again.Task.Id)).Result));
        Assert.Equal(ErrorCodes.TaskNotRegistered, await CodeAsync(async () => await Facade.RerunAsync(Ada, await DoneAsync(Ada))));
        Assert.Equal(ErrorCodes.TaskNotFound, await CodeAsync(() => Facade.RerunAsync(Eve, first)));
    }
}
