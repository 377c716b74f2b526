using PluginTasks.ModuleRuntime.Scripts.Calls;
using PluginTasks.Sdk;
using PluginTasks.Tests;

namespace PluginTasks.ModuleRuntime.Tests.Scripts;

public sealed class ScriptCallTests
{
    [Theory]
    [InlineData("sdk.tasks.runBackground('demo.count', 'Counting', {task_key: 'demo.k', timeout: '2m', on_complete: 'demo.done'}, {to: 3})", "RunBackgroundAsync(\"demo.count\", \"Counting\", {\"task_key\":\"demo.k\",\"timeout\":\"00:02:00\",\"priority\":5,\"retry\":null,\"on_interruption\":null,\"on_complete\":{\"callback\":null,\"action_name\":\"demo.done\",\"context\":{}},\"session_key\":null}, {\"to\":3})")]
    [InlineData("sdk.tasks.runBackground(counting)", "RunBackgroundAsync(\"demo.count\", \"Background Task\", null, null)")]
    [InlineData("sdk.tasks.updateProgress('t', 0.5, null, 'x')", "UpdateProgressAsync(\"t\", 0.5, null, \"x\")")]
    [InlineData("sdk.tasks.respondConfirmation('t', {confirmed: true})", "RespondConfirmationAsync(\"t\", {\"confirmed\":true})")]
    [InlineData("sdk.tasks.notify('t', 'done', 'Title', 'Text', 'warning')", "NotifyAsync(\"t\", \"done\", \"Title\", \"Text\", \"warning\")")]
    [InlineData("sdk.tasks.cancel('t')", "CancelAsync(\"t\")")]
    [InlineData("sdk.tasks.listUserTasks()", "ListUserTasksAsync(null, null)")]
    [InlineData("sdk.tasks.schedule('every 5m', 'demo.count', {to: 1}, {missed: 'skip', time_zone: 'Europe/Rome'})", "ScheduleAsync(\"every 5m\", \"demo.count\", {\"to\":1}, {\"name\":null,\"time_zone\":\"Europe/Rome\",\"missed\":\"skip\",\"overlap\":false})")]
    [InlineData("sdk.tasks.submitAgent('demo.bot', 'hi', null, 5)", "SubmitAgentAsync(\"demo.bot\", \"hi\", null, \"00:00:05\", null)")]
    [InlineData("sdk.models.activity.lastHour()", "LastHourAsync()")]
    [InlineData("sdk.host.tasks.remove(['a', 'b'])", "RemoveAsync([\"a\",\"b\"])")]
    [InlineData("sdk.host.schedules.runNow('s')", "RunNowAsync(\"s\")")]
    [InlineData("sdk.host.modules.reload('demo')", "ReloadAsync(\"demo\")")]
    [InlineData("sdk.host.access.requests()", "RequestsAsync()")]
    [InlineData("sdk.host.access.allow('demo', 'network', 'send', 'h.com')", "AllowAsync(\"demo\", \"network\", \"send\", \"h.com\", false)")]
    [InlineData("sdk.host.access.allow('demo', 'network', 'send', 'h.com', {for_good: true})", "AllowAsync(\"demo\", \"network\", \"send\", \"h.com\", true)")]
    [InlineData("sdk.host.access.deny('demo', 'network', 'send', 'h.com')", "DenyAsync(\"demo\", \"network\", \"send\", \"h.com\")")]
    [InlineData("sdk.host.access.forget('demo', 'network', 'send', 'h.com')", "ForgetAsync(\"demo\", \"network\", \"send\", \"h.com\")")]
    [InlineData("sdk.host.audit.list({kind: 'access', take: 5})", "ListAsync({\"kind\":\"access\",\"module\":null,\"user_id\":null,\"before\":null,\"take\":5})")]
    [InlineData("sdk.access.check('network', 'send', 'x:1')", "Check(\"network\", \"send\", \"x:1\")")]
    [InlineData("sdk.files.writeText('data/x', 'y')", "WriteTextAsync(\"data/x\", \"y\")")]
    [InlineData("sdk.streams.publish('demo.s', 'e', {a: [1, undefined, NaN, new Date(0)]}, {user_id: 'u'})", "Publish(\"demo.s\", \"e\", {\"a\":[1,null,null,\"1970-01-01T00:00:00.000Z\"]}, {\"user_id\":\"u\",\"organization_id\":null})")]
    [InlineData("sdk.i18n.t('demo.title', {name: 'x'}, 'it')", "T(\"demo.title\", {\"name\":\"x\"}, \"it\")")]
    [InlineData("sdk.logger.warning('careful')", "Log(\"warning\", \"careful\", null, null)")]
    public async Task Call_OfTheSdk_ReachesIt(string call, string asked)
    {
        await using var bench = await ScriptBench.LoadAsync($$"""
            function counting() {}
            task("count", counting);
            action("run", function (ctx, sdk) { {{call}}; });
            """);

        await bench.CallAsync("run");

        Assert.Equal(asked, Assert.Single(bench.Sdk.Asked));
    }

    [Fact]
    public async Task RunSubprocess_WithOptions_AnswersWhatItWrote()
    {
        await using var bench = await ScriptBench.LoadAsync("""
            action("run", function (ctx, sdk) { return sdk.tasks.runSubprocess(["ls", "-l"], {cwd: "data", check: true, env: {A: "b"}, input: "in"}); });
            """);
        bench.Sdk.Answer("RunSubprocessAsync", _ => new SubprocessResult { Command = ["ls"], ReturnCode = 0, Stdout = "out" });

        var answer = await bench.CallAsync("run");

        Assert.Equal("""{"return_code":0,"stdout":"out","stderr":null,"is_success":true}""", answer.Value!.Value.GetRawText());
        Assert.StartsWith("RunSubprocessAsync([\"ls\",\"-l\"], \"data\", true, true, true, null, {\"A\":\"b\"},", Assert.Single(bench.Sdk.Asked), StringComparison.Ordinal);
    }

    [Fact]
    public async Task HttpSend_WithABody_AnswersTheReply()
    {
        await using var bench = await ScriptBench.LoadAsync("""
            action("run", function (ctx, sdk) {
              return sdk.http.send({method: "POST", url: "https://example.org/", headers: {"X-A": "b"}, body: {a: 1}, timeout: 5});
            });
            """);
        HttpCall? sent = null;
        bench.Sdk.Answer("SendAsync", args =>
        {
            sent = (HttpCall)args[0]!;
            return new HttpReply { Status = 201, Headers = new Dictionary<string, IReadOnlyList<string>> { ["X-B"] = ["1", "2"] }, Body = "yes"u8.ToArray() };
        });

        var answer = await bench.CallAsync("run");

        Assert.Equal("""{"status":201,"is_success":true,"headers":{"x-b":"1, 2"},"text":"yes"}""", answer.Value!.Value.GetRawText());
        Assert.Equal(("POST", "b", "application/json", 5.0), (sent!.Method, sent.Headers["X-A"], sent.Headers["Content-Type"], sent.Timeout.TotalSeconds));
        Assert.Equal("{\"a\":1}", System.Text.Encoding.UTF8.GetString(sent.Body!.Value.Span));
    }

    [Theory]
    [InlineData(TaskState.Completed, """{"value":7}""")]
    [InlineData(TaskState.Failed, "\"task_failed: no luck\"")]
    [InlineData(TaskState.Running, """{"task_id":"t7"}""")]
    public async Task RunOrBackground_ByItsEnd_AnswersValueErrorOrId(TaskState state, string expected)
    {
        await using var bench = await ScriptBench.LoadAsync("""
            action("run", function (ctx, sdk) { try { return sdk.tasks.runOrBackground("demo.count", 1); } catch (e) { return e.code + ": " + e.message; } });
            """);
        bench.Sdk.Answer("RunBackgroundAsync", _ => "t7");
        bench.Sdk.Answer("WaitAsync", _ => state == TaskState.Running ? throw new TimeoutException() : new TaskSnapshot
        {
            TaskId = "t7",
            Label = "l",
            Module = "demo",
            Status = state,
            UserId = "u",
            CreatedAt = DateTimeOffset.UnixEpoch,
            UpdatedAt = DateTimeOffset.UnixEpoch,
            Result = System.Text.Json.JsonSerializer.SerializeToElement(7),
            Error = "no luck",
        });

        Assert.Equal(expected, (await bench.CallAsync("run")).Value!.Value.GetRawText());
    }

    [Theory]
    [InlineData("sdk.tasks.updateProgress('t', NaN)", "invalid_argument: tasks.updateProgress(id, progress, checkpoint?, label?): 'progress' is missing.")]
    [InlineData("sdk.tasks.cancel(4)", "invalid_argument: tasks.cancel: 'id' must be text.")]
    [InlineData("sdk.tasks.runBackground('count')", "invalid_argument: tasks.runBackground: 'task' must be a task's name as 'module.task', or a function that task(…) registered.")]
    [InlineData("sdk.tasks.runBackground('demo.x', 'l', {retries: 3})", "invalid_argument: options: there is no option 'retries'; there are task_key, timeout, priority, retry, on_interruption, on_complete, session_key.")]
    [InlineData("sdk.effects.notify('x', null, 'pink')", "invalid_argument: effects.notify: 'variant': one of default, primary, success, warning, info, danger.")]
    [InlineData("sdk.ui.Text('t', {tekst: 'x'})", "invalid_argument: Text 't' has no property 'tekst'.")]
    [InlineData("sdk.ui.Text('t', {})", "invalid_argument: Text 't' needs the property 'text'.")]
    [InlineData("sdk.tasks.requestConfirmation('t', {})", "invalid_argument: tasks.requestConfirmation: 'builder' must be what sdk.ui.builder() makes.")]
    [InlineData("sdk.page.setData('/x', 1)", "not_supported: sdk.page is there only while a page is loaded.")]
    [InlineData("sdk.models.backgroundTasks.create({})", "not_supported: background_tasks is read-only")]
    [InlineData("sdk.settings.get('nope')", "setting_missing: The setting 'nope' is required.")]
    [InlineData("sdk.files.readText('/etc/passwd')", "sandbox_filesystem_denied: sandbox_filesystem_denied:demo:/etc/passwd")]
    [InlineData("sdk.fail('no luck')", "task_failed: no luck")]
    public async Task Call_ThatIsRefused_IsAnErrorWithACode(string call, string error)
    {
        await using var bench = await ScriptBench.LoadAsync($$"""
            action("run", function (ctx, sdk) { try { {{call}}; } catch (e) { return e.code + ": " + e.message + (e instanceof Error ? "" : "!"); } });
            """);
        bench.Sdk.Answer("ReadTextAsync", args => throw SdkException.FilesystemDenied("demo", (string)args[0]!));

        var answer = await bench.CallAsync("run");

        Assert.Equal(error, answer.Value!.Value.GetString());
    }

    [Fact]
    public async Task Guide_NamesEveryCall()
    {
        var guide = await File.ReadAllTextAsync(RepositoryRoot.At("docs/scripts.md"));
        var calls = SdkCalls.All
            .Where(call => !call.Key.StartsWith("ui.", StringComparison.Ordinal) || call.Key.StartsWith("ui.bound", StringComparison.Ordinal))
            .Where(call => !call.Key.StartsWith("ctx.", StringComparison.Ordinal) && call.Value.Parameters != "values...")
            .Select(call => $"{(call.Key.StartsWith("task.", StringComparison.Ordinal) ? "" : "sdk.")}{call.Key}({call.Value.Parameters})");

        Assert.Equal("", string.Join('\n', calls.Where(call => !guide.Contains($"`{call}`", StringComparison.Ordinal)).Order(StringComparer.Ordinal)));
    }
}
