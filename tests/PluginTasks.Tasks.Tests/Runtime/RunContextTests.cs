using PluginTasks.Sdk;
using PluginTasks.Tasks.Running;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Tests.Runtime;

/// <summary>On whose behalf, and in whose context, work runs.</summary>
public sealed class RunContextTests
{
    private static readonly AsyncLocal<string?> Ambient = new();

    private static readonly Session Ada = new()
    {
        UserId = "ada", OrganizationId = "acme", Role = "editor", Permissions = ["reports.run"], Language = "it", SessionKey = "s1",
    };

    [Fact]
    public async Task Run_InTheProcessThatTookIt_HasTheSubmittersSessionAndTrace()
    {
        await using var test = await TestRuntime.StartAsync();
        (Session Session, string? Trace) seen = (Session.Anonymous, null);

        var task = await test.EndAsync(await SubmitAsync(test, run =>
        {
            seen = (run.Session, run.TraceParent);
            return Task.FromResult<string?>(null);
        }));

        Assert.Equal((Ada, "00-1-2-01", "s1"), (seen.Session, seen.Trace, task.SessionKey));
    }

    [Fact]
    public async Task Run_AfterARestart_HasTheUserAsKnownNowAndTheCallersLanguageAndTrace()
    {
        var store = new MemoryTaskStore();
        string id;
        await using (var first = await TestRuntime.StartAsync(store: store, works: [("m.work", async run =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, run.CancellationToken);
            return null;
        })]))
        {
            id = await SubmitAsync(first, work: null, new TaskOptions { OnInterruption = OnInterruption.Resume });
        }

        (Session Session, string? Trace) seen = (Session.Anonymous, null);
        await using var second = new TestRuntime(store: store, users: new Directory());
        second.Register("m.work", run =>
        {
            seen = (run.Session, run.TraceParent);
            return Task.FromResult<string?>(null);
        });
        await second.Runtime.StartAsync();
        await second.EndAsync(id);

        Assert.Equal(("ada", "acme", "now", "it", "s1"), (seen.Session.UserId, seen.Session.OrganizationId, seen.Session.Role, seen.Session.Language, seen.Session.SessionKey));
        Assert.Equal("00-1-2-01", seen.Trace);
    }

    [Fact]
    public async Task Run_OfAUserWhoIsGone_FailsAndSaysSo()
    {
        var store = new MemoryTaskStore();
        await store.AddAsync(new TaskRecord
        {
            Id = "t", Module = "m", Label = "Left", Status = TaskState.Pending, UserId = "nobody", TaskName = "m.work",
            CreatedAt = DateTimeOffset.UnixEpoch, UpdatedAt = DateTimeOffset.UnixEpoch,
        });
        await using var test = new TestRuntime(store: store, users: new Directory());
        test.Register("m.work", _ => Task.FromResult<string?>("1"));
        await test.Runtime.StartAsync();

        var task = await test.EndAsync("t");
        Assert.Equal((TaskState.Failed, "There is no user nobody."), (task.Status, task.Error));
    }

    [Fact]
    public async Task Run_ThatWaitedForAnother_HasTheContextOfItsSubmitter()
    {
        await using var test = await TestRuntime.StartAsync(new TaskRuntimeOptions { MaxRunning = 1 });
        var release = new TaskCompletionSource<string?>();
        Ambient.Value = "first";
        await test.SubmitAsync(_ => release.Task);
        Ambient.Value = "second";
        var second = await test.SubmitAsync(_ => Task.FromResult<string?>($"\"{Ambient.Value}\""));

        Ambient.Value = "releasing";
        release.SetResult(null);

        Assert.Equal("\"second\"", (await test.EndAsync(second)).Result);
    }

    [Fact]
    public async Task Run_OfALeftTask_HasAContextOfNobody()
    {
        var store = new MemoryTaskStore();
        await store.AddAsync(new TaskRecord
        {
            Id = "t", Module = "m", Label = "Left", Status = TaskState.Pending, UserId = "ada", TaskName = "m.work",
            CreatedAt = DateTimeOffset.UnixEpoch, UpdatedAt = DateTimeOffset.UnixEpoch,
        });
        Ambient.Value = "starting";

        await using var test = await TestRuntime.StartAsync(store: store, works: [("m.work", _ => Task.FromResult<string?>($"\"{Ambient.Value}\""))]);

        Assert.Equal("\"\"", (await test.EndAsync("t")).Result);
    }

    [Fact]
    public async Task Submit_ByName_TakesWhatTheRegistrationSaysWhereTheCallDoesNot()
    {
        await using var test = await TestRuntime.StartAsync();
        test.Register(new RegisteredTask
        {
            Name = "m.work", Work = _ => Task.FromResult<string?>(null),
            Options = new TaskOptions { Timeout = TimeSpan.FromSeconds(9), OnInterruption = OnInterruption.Resume, Retry = new RetryPolicy { Max = 7 } },
        });

        var plain = await test.EndAsync(await test.SubmitAsync("m.work"));
        var own = await test.EndAsync(await test.SubmitAsync("m.work", new TaskOptions { Timeout = TimeSpan.FromSeconds(2), OnInterruption = OnInterruption.Interrupt }));

        Assert.Equal((9.0, true), (plain.TimeoutSeconds, plain.Resumes));
        Assert.Contains("7", plain.Retry, StringComparison.Ordinal);
        Assert.Equal((2.0, false), (own.TimeoutSeconds, own.Resumes));
    }

    [Fact]
    public async Task ModuleLimit_ThatIsRaised_StartsWhatItMakesRoomFor()
    {
        var limit = 1;
        await using var test = await TestRuntime.StartAsync(new TaskRuntimeOptions { MaxRunningOfModule = _ => Volatile.Read(ref limit) });
        var release = new TaskCompletionSource<string?>();
        var first = await test.SubmitAsync(_ => release.Task);
        var second = await test.SubmitAsync(_ => Task.FromResult<string?>("2"));

        Volatile.Write(ref limit, 2);
        test.Runtime.LimitsChanged();

        Assert.Equal("2", (await test.EndAsync(second)).Result);
        release.SetResult(null);
        await test.EndAsync(first);
    }

    private static async Task<string> SubmitAsync(TestRuntime test, TaskWork? work, TaskOptions? options = null) =>
        (await test.Runtime.SubmitAsync(new TaskSubmission
        {
            Module = "m", UserId = "ada", OrganizationId = "acme", Work = work, TaskName = work is null ? "m.work" : null,
            Session = Ada, TraceParent = "00-1-2-01", Options = options ?? new TaskOptions(),
        })).Task.Id;

    private sealed class Directory : IUserDirectory
    {
        public Task<Session> FindAsync(string userId, string? organizationId, CancellationToken cancellationToken) => userId == "nobody"
            ? throw new InvalidOperationException("There is no user nobody.")
            : Task.FromResult(new Session { UserId = userId, OrganizationId = organizationId, Role = "now" });
    }
}
