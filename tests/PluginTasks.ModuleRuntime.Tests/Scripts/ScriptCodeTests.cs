using PluginTasks.ModuleRuntime.Scripts;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Tests.Scripts;

public sealed class ScriptCodeTests
{
    [Fact]
    public async Task Load_WithOptions_KeepsThem()
    {
        await using var bench = await ScriptBench.LoadAsync("""
            action("greet", {permissions: ["demo.run"]}, function () {});
            action("plain", function () {});
            task("count", {permissions: ["demo.run"], timeout: "5m", on_interruption: "resume", retry: {max: 2, first_delay: 3}}, function () {});
            """);

        Assert.Equal(["greet", "plain"], bench.Code.Actions.Select(a => a.Name));
        Assert.Equal(["demo.run"], bench.Code.Actions[0].Permissions);
        var task = Assert.Single(bench.Code.Tasks);
        Assert.Equal(["demo.run"], task.Permissions);
        Assert.Equal((300.0, true, 2, 3.0), (task.Options.TimeoutSeconds, task.Options.Resumes, task.Options.Retry!.Max, task.Options.Retry.FirstDelay));
    }

    [Theory]
    [InlineData("var a;\nvar x = ;", "scripts/main.js:2: SyntaxError")]
    [InlineData("\n\nfoo();", "scripts/main.js:3: ReferenceError: foo is not defined")]
    [InlineData("action('A B', function () {});", "scripts/main.js:1: TypeError: 'A B' is not a name")]
    [InlineData("\naction('a', {permision: []}, function () {});", "scripts/main.js:2: TypeError: action 'a': there is no option 'permision'; there are permissions.")]
    [InlineData("task('a', {timeout: -1}, function () {});", "scripts/main.js:1: TypeError: task 'a': ")]
    [InlineData("action('a', function () {});\naction('a', function () {});", "scripts/main.js:2: TypeError: 'a' is registered twice.")]
    public async Task Load_OfABrokenFile_NamesFileAndLine(string script, string message)
    {
        var problem = await Assert.ThrowsAsync<ScriptException>(() => ScriptBench.LoadAsync(script));

        Assert.StartsWith(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Action_GivenValues_SeesThemAndTheSession()
    {
        await using var bench = await ScriptBench.LoadAsync("""
            action("echo", function (ctx, sdk) {
              return [ctx.values.list, ctx.values.name, ctx.session.user_id, ctx.language, ctx.surfaceId, ctx.componentId, ctx.confirmationTaskId,
                sdk.session.user_id, sdk.module.name, sdk.may("demo.view"), sdk.may("demo.run"), sdk.settings.get("color"), sdk.settings.get("size", 4)];
            });
            """);

        var answer = await bench.CallAsync("echo", new { name = "Ada", list = new[] { 2 } });

        Assert.Equal("""[[2],"Ada","bob","en","main","button",null,"bob","demo",true,false,"red",4]""", answer.Value!.Value.GetRawText());
    }

    [Fact]
    public async Task Action_WithEffects_AnswersThem()
    {
        await using var bench = await ScriptBench.LoadAsync("""
            action("show", function (ctx, sdk) {
              var card = sdk.ui.BackgroundTask("card", {task_id: "t1", on_finish: "demo.done"});
              var content = sdk.ui.builder().add(sdk.ui.Column("box", {children: [sdk.ui.Text({id: "hi", text: "Hi"})]})).setStore("/a", 1).setData("b", [2]);
              return sdk.effects.respond(
                sdk.effects.notify("Done", null, "success"),
                sdk.effects.collectionAppend("cards", "children", card),
                sdk.effects.openSurface("more", content, "drawer", "More"));
            });
            """);

        var effects = (await bench.CallAsync("show")).Effects;

        Assert.Equal(new NotifyEffect("Done", null, PluginTasks.Sdk.Ui.Variant.Success), effects[0]);
        Assert.Equal(
            """{"kind":"BackgroundTask","id":"card","task_id":"t1","on_finish":{"name":"demo.done"}}""", ((PropertyUpdateEffect)effects[1]).Value.GetRawText());
        Assert.Equal(
            """{"components":[{"kind":"Column","id":"box","children":[{"kind":"Text","id":"hi","text":"Hi"}]}],"store":{"page":{"/a":1}},"data":{"/b":[2]}}""",
            ((OpenSurfaceEffect)effects[2]).Content.ToJson().ToJsonString());
    }

    [Fact]
    public async Task Page_WithALoad_SetsWhatItReturnsAndMore()
    {
        await using var bench = await ScriptBench.LoadAsync(
            "function twice(n) { return 2 * n; }",
            null,
            ("one", "function load(params, sdk) {\n sdk.page.setStore('/x', params.x); sdk.page.addComponents('box', [sdk.ui.Divider('d')]); return {rows: [twice(4)]}; }"),
            ("two", "function load(params, sdk) { sdk.page.redirect('/demo', {a: 1}); }"));
        var (one, two) = (new PageDataContext("one", JsonMap.From(new { x = 5 })), new PageDataContext("two"));

        await bench.Code.LoadPageAsync("one", one, CancellationToken.None);
        await bench.Code.LoadPageAsync("two", two, CancellationToken.None);

        Assert.Equal(["one", "two"], bench.Code.Pages);
        Assert.Equal([typeof(StatePatchEffect), typeof(PropertyUpdateEffect), typeof(DataModelUpdateEffect)], one.Effects.Select(e => e.GetType()));
        Assert.Equal("[8]", ((DataModelUpdateEffect)one.Effects[2]).Value.GetRawText());
        Assert.Equal("/demo", Assert.IsType<NavigateEffect>(Assert.Single(two.Effects)).Path);
    }

    [Fact]
    public async Task Task_WithStepsAndAQuestion_AsksTheHost()
    {
        await using var bench = await ScriptBench.LoadAsync("""
            task("count", function (task, args, sdk) {
              var from = task.checkpoint ? task.checkpoint.step : 0;
              task.updateProgress(0.5, {step: from + 1}, "half");
              task.emitProgress(0.6);
              task.logger.info("asking", {to: args.to});
              var answer = task.requestConfirmation(sdk.ui.builder().add(sdk.ui.Title("q", {text: "Go on?"})), "5m");
              return {id: task.id, attempt: task.attempt, go: answer.confirmed, user: sdk.session.user_id};
            });
            """);
        bench.Sdk.Answer("RequestConfirmationAsync", _ => JsonMap.From(new { Confirmed = true }));

        var result = await bench.RunAsync("count", new { to = 9 }, """{"step":3}""");

        Assert.Equal("""{"id":"t1","attempt":2,"go":true,"user":"ada"}""", result!.Value.GetRawText());
        Assert.Equal(
            [
                "UpdateProgressAsync(0.5, {\"step\":4}, \"half\")",
                "EmitProgressAsync(0.6, null, null)",
                "Log(\"info\", \"asking\", null, {\"to\":9})",
                "RequestConfirmationAsync({\"components\":[{\"kind\":\"Title\",\"id\":\"q\",\"text\":\"Go on?\"}]}, \"00:05:00\")",
            ],
            bench.Sdk.Asked);
    }

    [Fact]
    public async Task Tasks_CalledAtOnce_HaveEnginesOfTheirOwn()
    {
        await using var bench = await ScriptBench.LoadAsync("""
            var seen = 0;
            task("meet", function (task, args, sdk) { seen++; sdk.files.exists("x"); return seen; });
            """);
        var all = new TaskCompletionSource();
        var waiting = 0;
        bench.Sdk.Answer("ExistsAsync", _ =>
        {
            if (Interlocked.Increment(ref waiting) == 5)
            {
                all.SetResult();
            }

            return All();
        });

        var results = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => bench.RunAsync("meet")));

        Assert.All(results, result => Assert.Equal("1", result!.Value.GetRawText()));

        async Task<bool> All()
        {
            await all.Task;
            return true;
        }
    }
}
