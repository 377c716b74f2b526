using System.Text.Json;
using PluginTasks.Modules.Actions;
using PluginTasks.Modules.Running;
using PluginTasks.Sdk;
using PluginTasks.Testing;
using PluginTasks.Tests;

namespace PluginTasks.EndToEnd.Tests.Hosting;

/// <summary>What a module meets in a host, wherever its code runs: every test holds in this process and across the pipe.</summary>
public abstract class HostSuite
{
    private protected abstract string? Worker { get; }

    [Fact]
    public async Task Action_Called_HasItsCallerAndItsSettings()
    {
        await using var host = await StartAsync();

        Assert.Equal("Hello Ada", Text(await host.CallAsync("greet", new { name = "Ada" })));
        Assert.Equal("Hello tester", Text(await host.CallAsync("greet")));
    }

    [Fact]
    public async Task Action_NeedsAPermission_IsRefusedWithoutAndAnsweredWith()
    {
        await using var host = await StartAsync();

        Assert.Equal("open", Text(await host.CallAsync("secret")));
        Assert.Equal(ErrorCodes.PermissionDenied, await CodeOf(host.CallAsync("secret", session: new Session { UserId = "eve", Role = "guest" })));
        Assert.Equal("open", Text(await host.CallAsync("secret", session: new Session { UserId = "root", Role = "Super" })));
    }

    [Theory]
    [InlineData("probe.nothing", ErrorCodes.UnknownAction)]
    [InlineData("nobody.greet", ErrorCodes.UnknownAction)]
    [InlineData("probe.", ErrorCodes.UnknownAction)]
    public async Task Action_Unknown_SaysSo(string name, string code)
    {
        await using var host = await StartAsync();

        Assert.Equal(code, await CodeOf(host.CallAsync(name)));
    }

    [Fact]
    public async Task Action_WithAWrongPayload_IsNotCalledAndNamesTheField()
    {
        await using var host = await StartAsync();

        var wrong = await Assert.ThrowsAsync<InvalidPayloadException>(() => host.CallAsync("typed", new { value = "many" }));

        Assert.Equal(["value"], wrong.Fields.Keys);
        Assert.Equal(42, (await host.CallAsync("typed", new { value = 21 })).Value!.Value.GetInt32());
    }

    [Fact]
    public async Task Action_ThatThrows_TellsTheLogAndNotTheUser()
    {
        var lines = new System.Collections.Concurrent.ConcurrentQueue<string>();
        await using var host = await StartAsync(new ModuleTestHostOptions { OnLog = lines.Enqueue });

        var failed = await Assert.ThrowsAsync<ActionFailedException>(() => host.CallAsync("throws"));

        Assert.DoesNotContain("1234", failed.Message, StringComparison.Ordinal);
        Assert.Contains(lines, l => l.Contains(failed.CorrelationId, StringComparison.Ordinal) && l.Contains("the password is 1234", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Action_ThatHangs_TimesOutAndTheModuleGoesOn()
    {
        await using var host = await StartAsync(new ModuleTestHostOptions { ActionTimeout = TimeSpan.FromMilliseconds(200) });
        await host.Host.Module("probe")!.CodeAsync();

        Assert.Equal(ErrorCodes.ActionTimeout, await CodeOf(host.CallAsync("hang")));
    }

    [Fact]
    public async Task Effect_OnAComponentThatDoesNotAllowIt_IsDenied()
    {
        await using var host = await StartAsync();

        var denied = await Assert.ThrowsAsync<SdkException>(() => host.CallAsync("append", new { to = "closed" }, page: "index"));

        Assert.Equal("capability_denied:closed:children.append", denied.Message);
        Assert.Single((await host.CallAsync("append", new { to = "box" }, page: "index")).Effects);
    }

    [Fact]
    public async Task Function_RunAsATask_HasItsUserAndLeavesItsResult()
    {
        await using var host = await StartAsync();

        var task = await host.WaitAsync(Text(await host.CallAsync("start", new { text = "well" })));

        Assert.Equal((TaskState.Completed, "half", 1.0), (task.Status, task.Label, task.Progress));
        Assert.Equal("""{"text":"well","user":"tester"}""", task.Result!.Value.GetRawText());
        Assert.Equal("""{"step":1}""", task.Checkpoint!.Value.GetRawText());
    }

    [Fact]
    public async Task RegisteredTask_Started_ChecksItsArgumentsFirst()
    {
        await using var host = await StartAsync();

        await Assert.ThrowsAsync<InvalidPayloadException>(() => host.SubmitAsync("echo", new { text = 1 }));
        var task = await host.WaitAsync(Text(await host.CallAsync("start_echo", new { text = "hi" })));

        Assert.Equal("""{"said":"hi","user":"tester"}""", task.Result!.Value.GetRawText());
    }

    [Fact]
    public async Task Agent_Submitted_IsAskedItsPrompt()
    {
        await using var host = await StartAsync();

        var task = await host.RunTaskAsync("probe.agent.researcher", new { prompt = "stars" });

        Assert.Equal("about stars", task.Result!.Value.GetString());
    }

    [Fact]
    public async Task Question_Answered_GoesOnWithTheFirstAnswer()
    {
        await using var host = await StartAsync();
        var id = Text(await host.CallAsync("start_ask"));
        await host.UntilAsync(id, t => t.Status == TaskState.WaitingConfirmation);

        Assert.Equal(ErrorCodes.TaskNotFound, await CodeOf(host.RespondAsync(id, new { go = false }, new Session { UserId = "eve", Role = "user" })));
        await host.CallAsync("answer", new { id, go = true });
        Assert.Equal(ErrorCodes.ConfirmationNotPending, await CodeOf(host.RespondAsync(id, new { go = false })));

        Assert.Equal("""{"go":true,"attempt":1}""", (await host.WaitAsync(id)).Result!.Value.GetRawText());
    }

    [Fact]
    public async Task Task_Cancelled_TripsItsToken()
    {
        await using var host = await StartAsync();
        var id = await host.SubmitAsync("wait");
        await host.UntilAsync(id, t => t.Checkpoint is not null);

        Assert.True(await host.CancelAsync(id));
        Assert.Equal(TaskState.Cancelled, (await host.WaitAsync(id)).Status);
        Assert.False(await host.CancelAsync(id));
    }

    [Fact]
    public async Task Program_Run_GivesItsOutputAndItsCode()
    {
        await using var host = await StartAsync();

        var ran = (await host.CallAsync("program", new { line = "echo $PLUGINTASKS_SUBJECT; echo oh >&2; exit 3" })).Value!.Value;

        Assert.Equal("""{"return_code":3,"stdout":"probe\n","stderr":"oh\n"}""", ran.GetRawText());
    }

    [Fact]
    public async Task Reload_WhileATaskRuns_RunsItToItsEndInTheOldCode()
    {
        await using var host = await StartAsync();
        var id = await host.SubmitAsync("ask");
        await host.UntilAsync(id, t => t.Status == TaskState.WaitingConfirmation);
        var old = host.Host.Module("probe")!.Current!;

        await host.ReloadAsync();
        Assert.Equal("Hello tester", Text(await host.CallAsync("greet")));
        Assert.NotSame(old, host.Host.Module("probe")!.Current);
        await host.RespondAsync(id, new { go = true });

        Assert.Equal("""{"go":true,"attempt":1}""", (await host.WaitAsync(id)).Result!.Value.GetRawText());
        await old.Free;
    }

    [Fact]
    public async Task Reload_WhenTheDrainIsOver_ResumesInTheNewCode()
    {
        await using var host = await StartAsync(new ModuleTestHostOptions { DrainTimeout = TimeSpan.FromMilliseconds(100) });
        var id = await host.SubmitAsync("ask");
        await host.UntilAsync(id, t => t.Status == TaskState.WaitingConfirmation);

        await host.ReloadAsync();
        await host.UntilAsync(id, t => t.Attempt == 2 && t.Status == TaskState.WaitingConfirmation);
        await host.RespondAsync(id, new { go = true });

        Assert.Equal("""{"go":true,"attempt":2}""", (await host.WaitAsync(id)).Result!.Value.GetRawText());
    }

    [Fact]
    public async Task Setting_ThatIsNotDeclared_KeepsTheModuleFromStarting()
    {
        await using var host = await StartAsync(new ModuleTestHostOptions { Settings = new { greting = "Hi" } });

        var error = await Assert.ThrowsAsync<ModuleUnavailableException>(() => host.CallAsync("greet"));

        Assert.Contains("'greting'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Manifest_Schedules_AreThereForTheServiceUser()
    {
        await using var host = await StartAsync();

        var schedules = await host.Host.Schedules.ListAsync(new PluginTasks.Tasks.Facade.TaskCaller(null, new Session { UserId = "root", Role = "super" }));

        Assert.Equal(["probe.nightly"], schedules.Select(s => s.Id));
    }

    private protected Task<ModuleTestHost> StartAsync(ModuleTestHostOptions? options = null) =>
        ModuleTestHost.StartAsync(RepositoryRoot.Probe, (options ?? new ModuleTestHostOptions()) with { Worker = Worker });

    private protected static string Text(TestAnswer answer) => answer.Value!.Value.ValueKind == JsonValueKind.String
        ? answer.Value.Value.GetString()!
        : answer.Value.Value.GetRawText();

    private protected static async Task<string> CodeOf(Task call) => (await Assert.ThrowsAnyAsync<SdkException>(() => call)).Code;
}
