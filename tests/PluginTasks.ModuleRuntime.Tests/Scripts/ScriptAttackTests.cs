namespace PluginTasks.ModuleRuntime.Tests.Scripts;

/// <summary>What a script tries that wants out of its engine.</summary>
public sealed class ScriptAttackTests
{
    [Theory]
    [InlineData("typeof System + typeof importNamespace + typeof clr + typeof require + typeof process + typeof host")]
    [InlineData("typeof sdk.GetType + typeof sdk.tasks.runBackground.GetType + typeof ctx.GetType + typeof sdk.session.GetType + typeof sdk.tasks.Target + typeof sdk.tasks.cancel.Method")]
    [InlineData("typeof eval + typeof Function + typeof (function () {}).constructor + typeof sdk.tasks.cancel.constructor + typeof action.constructor + typeof JSON.parse.constructor")]
    [InlineData("(function () { try { sdk.tasks.cancel(1); } catch (e) { return typeof e.GetType + typeof e.StackTrace + typeof e.InnerException + typeof e.constructor.constructor + typeof e.TargetSite + typeof e.stack; } })()")]
    public async Task Script_LookingForDotNet_FindsNothing(string expression)
    {
        var found = await ScriptBench.ValueOfAsync($"return {expression};");

        Assert.Equal("", found.Trim('"').Replace("undefined", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("sdk.tasks = null;")]
    [InlineData("sdk.tasks.cancel = null;")]
    [InlineData("delete sdk.files.readText;")]
    [InlineData("sdk.files.more = 1;")]
    [InlineData("Object.defineProperty(sdk, 'files', {value: 1});")]
    [InlineData("sdk.session.role = 'super'; ctx.session.role = 'super';")]
    public async Task Script_ChangingTheSdk_ChangesNothing(string attempt)
    {
        var found = await ScriptBench.ValueOfAsync(
            $"try {{ {attempt} }} catch (e) {{ }} return [typeof sdk.tasks.cancel, typeof sdk.files.readText, typeof sdk.files.more, sdk.session.role];");

        Assert.Equal("""["function","function","undefined","user"]""", found);
    }

    [Theory]
    [InlineData("JSON.parse(new Array(100001).join('['))", "RangeError")]
    [InlineData("JSON.stringify(nested())", "RangeError")]
    [InlineData("String(nested())", "RangeError")]
    [InlineData("nested().join()", "RangeError")]
    [InlineData("nested() + ''", "RangeError")]
    [InlineData("sdk.logger.info('x', nested())", "RangeError")]
    [InlineData("sdk.tasks.runBackground(function () {})", "TypeError")]
    public async Task Script_WithNestingWithoutEnd_GetsAnError(string expression, string error)
    {
        var found = await ScriptBench.ValueOfAsync(
            $"function nested() {{ var a = []; for (var i = 0; i < 100000; i++) {{ a = [a]; }} return a; }} try {{ {expression}; }} catch (e) {{ return e.name; }}");

        Assert.Equal(error, found.Trim('"'));
    }

    [Fact]
    public async Task Script_KeepingTheSdk_ReachesItOnlyInACall()
    {
        await using var bench = await ScriptBench.LoadAsync("""
            var kept;
            action("keep", function (ctx, sdk) { kept = sdk; return sdk.session.user_id; });
            action("use", function () { return kept ? kept.session.user_id : "other engine"; });
            """);
        await bench.CallAsync("keep");

        Assert.Contains((await bench.CallAsync("use")).Value!.Value.GetString()!, new[] { "bob", "other engine" });
    }

    [Fact]
    public async Task Script_RecursingThroughMuch_DoesNotEndTheProcess()
    {
        var found = ScriptBench.ValueOfAsync("""
            function f(n) { return [1].map(function () { return {a: [(function () { if (n > 0) { switch (1) { case 1: return 1 + (2 * (3 + f(n - 1))); } } return 0; })()]}.a[0]; })[0]; }
            return f(390) > 0;
            """);

        Assert.Equal("true", await found);
    }
}
