using PluginTasks.ModuleRuntime.Scripts;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Tests.Scripts;

public sealed class ScriptErrorTests
{
    private const string Script = """
        action("type", function () {
          var a = {};
          a.b.c();
        });
        action("own", function () { throw new Error("not today"); });
        action("text", function () { throw "plain"; });
        action("denied", function (ctx, sdk) {
          sdk.files.readText("x");
        });
        action("code", function () { var e = new Error("m"); e.code = "my_code"; throw e; });
        action("fail", function (ctx, sdk) { sdk.fail("sorry", {a: 1}); });
        action("invalid", function (ctx, sdk) { sdk.invalid("name", "is short."); });
        action("deep", function f() { return f(); });
        action("many", function () { for (;;) { } });
        action("large", function () { var s = "x"; for (var i = 0; i < 21; i++) { s += s; } return s; });
        action("pattern", function () { return new RegExp("(?<x").test("x"); });
        action("cycle", function () { var a = {}; a.a = a; return a; });
        action("function", function () { return {f: function () {}}; });
        task("type", function () { return null.x; });
        task("own", function () { throw new Error("not today"); });
        task("fail", function (task, args, sdk) { sdk.fail("sorry"); });
        task("denied", function (task, args, sdk) { sdk.files.readText("x"); });
        action("wide", function () { return undefined.first + "a line of a script may be as long as its author likes" + "and longer"; });
        """;

    [Theory]
    [InlineData("type", "scripts/main.js:3: TypeError in: a.b.c();")]
    [InlineData("own", "scripts/main.js:5: Error: not today")]
    [InlineData("text", "scripts/main.js:6: plain")]
    [InlineData("deep", "scripts/main.js:13: RangeError: a function calls itself more than 400 deep")]
    [InlineData("many", "scripts/main.js:14: RangeError: more than 1000 statements")]
    [InlineData("cycle", "script: RangeError: The value is nested more than 60 deep, or holds itself.")]
    [InlineData("pattern", "scripts/main.js:16: ")]
    [InlineData("nowhere", "No script has the action 'nowhere'.")]
    [InlineData("wide", "scripts/main.js:23: TypeError in: action(\"wide\", function () { return undefined.first + \"a line of a script may be as long as its auth…")]
    public async Task Action_ThatThrows_NamesFileAndLine(string action, string message)
    {
        await using var bench = await ScriptBench.LoadAsync(Script, new ScriptLimits { CallTime = TimeSpan.FromSeconds(60), Statements = 1000 });

        var problem = await Assert.ThrowsAsync<ScriptException>(() => bench.CallAsync(action));

        Assert.StartsWith(message, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("denied", "sandbox_filesystem_denied")]
    [InlineData("code", "my_code")]
    [InlineData("invalid", "invalid_payload")]
    [InlineData("large", "payload_too_large")]
    public async Task Action_ThatLetsAnErrorPass_GivesItsCode(string action, string code)
    {
        await using var bench = await ScriptBench.LoadAsync(Script);
        bench.Sdk.Answer("ReadTextAsync", _ => throw SdkException.FilesystemDenied("demo", "x"));

        var problem = await Assert.ThrowsAnyAsync<SdkException>(() => bench.CallAsync(action));

        Assert.Equal(code, problem.Code);
    }

    [Fact]
    public async Task Action_ThatFails_KeepsTheDetails()
    {
        await using var bench = await ScriptBench.LoadAsync(Script);

        var problem = await Assert.ThrowsAsync<TaskFailedException>(() => bench.CallAsync("fail"));

        Assert.Equal(("sorry", """{"a":1}"""), (problem.Message, problem.Details!.Value.GetRawText()));
    }

    [Fact]
    public async Task Page_ThatThrows_NamesFileAndLine()
    {
        await using var bench = await ScriptBench.LoadAsync("", null, ("list", "function load(params, sdk) {\n  return missing;\n}"));

        var problem = await Assert.ThrowsAsync<ScriptException>(() => bench.Code.LoadPageAsync("list", new PageDataContext("list"), CancellationToken.None));
        var noLoad = await Assert.ThrowsAsync<ScriptException>(() => ScriptBench.LoadAsync("", null, ("list", "var x = 1;")));

        Assert.Equal("pages/list.js:2: ReferenceError: missing is not defined", problem.Message);
        Assert.Equal("pages/list.js:1: There is no function load(params, sdk).", noLoad.Message);
    }

    [Theory]
    [InlineData("own", "not today")]
    [InlineData("fail", "sorry")]
    [InlineData("type", "scripts/main.js:19: TypeError")]
    public async Task Task_ThatThrows_FailsWithTheMessage(string task, string message)
    {
        await using var bench = await ScriptBench.LoadAsync(Script);

        var problem = await Assert.ThrowsAsync<TaskFailedException>(() => bench.RunAsync(task));

        Assert.StartsWith(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Task_ThatIsRefused_PassesTheCodeOn()
    {
        await using var bench = await ScriptBench.LoadAsync(Script);
        bench.Sdk.Answer("ReadTextAsync", _ => throw SdkException.FilesystemDenied("demo", "x"));

        var problem = await Assert.ThrowsAsync<SdkException>(() => bench.RunAsync("denied"));

        Assert.Equal("sandbox_filesystem_denied", problem.Code);
    }

    [Theory]
    [InlineData("return undefined;", "nothing")]
    [InlineData("return null;", "null")]
    [InlineData("return NaN;", "null")]
    [InlineData("return 1e21;", "1E+21")]
    [InlineData("return {a: undefined, b: Infinity, c: new Date(0), d: [ , 1], e: new String('s'), f: new Boolean(false), g: new Number(2)};", """{"b":null,"c":"1970-01-01T00:00:00.000Z","d":[null,1],"e":"s","f":false,"g":2}""")]
    [InlineData("return '\\ud800!';", "\"\\uFFFD!\"")]
    [InlineData("return {toJSON: function () { return 5; }};", "5")]
    [InlineData("return JSON.parse('{\"a\":[\"[[[[\"]}').a;", "[\"[[[[\"]")]
    public async Task Action_WithOddValues_FollowsJson(string body, string json) => Assert.Equal(json, await ScriptBench.ValueOfAsync(body));
}
