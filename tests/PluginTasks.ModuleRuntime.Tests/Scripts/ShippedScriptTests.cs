using PluginTasks.ModuleRuntime.Scripts;
using PluginTasks.Sdk;
using PluginTasks.Tests;

namespace PluginTasks.ModuleRuntime.Tests.Scripts;

/// <summary>The scripts that come with the program: the sample module's and the template's.</summary>
public sealed class ShippedScriptTests
{
    private static readonly ScriptLimits Limits = new() { CallTime = TimeSpan.FromSeconds(60), Clock = new ShortWaits() };

    [Fact]
    public async Task Hello_Greeting_CountsAndSaysSo()
    {
        await using var bench = await HelloAsync();

        var effects = (await bench.CallAsync("greet", new { name = "Ada", times = 2 })).Effects;

        Assert.Equal(["NotifyEffect", "StatePatchEffect"], effects.Select(e => e.GetType().Name));
        Assert.Equal("3", ((StatePatchEffect)effects[1]).Value.GetRawText());
    }

    [Fact]
    public async Task Hello_Picking_StartsTheTask()
    {
        await using var bench = await HelloAsync();
        bench.Sdk.Answer("RunBackgroundAsync", _ => "t7");

        var effect = Assert.Single((await bench.CallAsync("start_picking", new { count = 3 })).Effects);
        var refused = await Assert.ThrowsAsync<InvalidPayloadException>(() => bench.CallAsync("start_picking", new { count = 0 }));

        Assert.Contains("card_t7", ((PropertyUpdateEffect)effect).Value.GetRawText(), StringComparison.Ordinal);
        Assert.Contains(bench.Sdk.Asked, asked => asked.StartsWith("RunBackgroundAsync(\"demo.pick_apples\",", StringComparison.Ordinal));
        Assert.Equal(["count"], refused.Fields.Keys);
        Assert.Equal(["hello.run"], bench.Code.Actions.Single(a => a.Name == "start_picking").Permissions);
    }

    [Theory]
    [InlineData(true, "null", "{\"picked\":2}", 2, 1)]
    [InlineData(false, "null", "{\"picked\":1}", 1, 1)]
    [InlineData(true, "{\"picked\":1,\"asked\":true}", "{\"picked\":2}", 1, 0)]
    public async Task Hello_Task_StepsAsksAndResumes(bool goesOn, string checkpoint, string result, int steps, int questions)
    {
        await using var bench = await HelloAsync();
        bench.Sdk.Answer("RequestConfirmationAsync", _ => JsonMap.From(new { Confirmed = goesOn }));

        var answer = await bench.RunAsync("pick_apples", new { count = 2 }, checkpoint);

        Assert.Equal(result, answer!.Value.GetRawText());
        Assert.Equal(steps, bench.Sdk.Asked.Count(asked => asked.StartsWith("UpdateProgressAsync", StringComparison.Ordinal)));
        Assert.Equal(questions, bench.Sdk.Asked.Count(asked => asked.StartsWith("RequestConfirmationAsync", StringComparison.Ordinal)));
        Assert.True(Assert.Single(bench.Code.Tasks).Options.Resumes);
    }

    [Fact]
    public async Task Template_OfANewModule_Runs()
    {
        var text = await File.ReadAllTextAsync(RepositoryRoot.At("src/PluginTasks.Cli/Commands/New/Templates/script/scripts/__name__.js"));
        await using var bench = await ScriptBench.LoadAsync(text.Replace("__name__", "demo", StringComparison.Ordinal), Limits);
        bench.Sdk.Answer("RunBackgroundAsync", _ => "t7");

        Assert.IsType<NotifyEffect>(Assert.Single((await bench.CallAsync("greet", new { name = "Ada" })).Effects));
        Assert.IsType<PropertyUpdateEffect>(Assert.Single((await bench.CallAsync("start_count")).Effects));
        Assert.Equal("""{"counted":10}""", (await bench.RunAsync("count"))!.Value.GetRawText());
    }

    private static async Task<ScriptBench> HelloAsync() =>
        await ScriptBench.LoadAsync(await File.ReadAllTextAsync(RepositoryRoot.At("modules/hello/scripts/hello.js")), Limits);
}
