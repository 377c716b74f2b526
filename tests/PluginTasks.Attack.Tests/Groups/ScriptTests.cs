using PluginTasks.Attack.Tests.Hosting;
using PluginTasks.Sdk;
using PluginTasks.Testing;
using PluginTasks.Tests;

namespace PluginTasks.Attack.Tests.Groups;

/// <summary>What a module's JavaScript does that the engine's own limits stop, or only the end of its process.</summary>
public sealed class ScriptTests : IAsyncLifetime
{
    private const string Script = """
        action("loop", function () { while (true) { } });
        action("recursion", function again() { return again(); });
        action("expression", function () { return /^(a+)+$/.test(new Array(48).join("a") + "!"); });
        action("text", function () { var t = "x"; for (var i = 0; i < 40; i++) { t += t; } return t.length; });
        action("join", function () { return new Array(1 << 30).join("xxxxxxxx").length; });
        action("depth", function () { var v = {}; for (var i = 0; i < 200000; i++) { v = { v: v }; } return v; });
        action("circle", function () { var v = {}; v.v = v; return v; });
        action("types", function () {
          return [typeof System, typeof importNamespace, typeof require, typeof process, typeof host, typeof clr].join(" ");
        });
        action("constructor", function (ctx, sdk) {
          var found = [];
          var things = [ctx, sdk, sdk.tasks, sdk.files, sdk.http.send, sdk.effects.notify];
          for (var i = 0; i < things.length; i++) {
            var thing = things[i];
            if (thing && (thing.GetType || thing.getType || (thing.constructor && thing.constructor.Assembly))) { found.push(i); }
          }
          return found.length;
        });
        """;

    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("plugintasks-scripts-");
    private ModuleTestHost host = null!;

    public async Task InitializeAsync()
    {
        File.SetUnixFileMode(root.FullName, (UnixFileMode)0b111_101_101);
        var module = Directory.CreateDirectory(Path.Combine(root.FullName, "scripted", "scripts")).Parent!.FullName;
        await File.WriteAllTextAsync(Path.Combine(module, "module.yaml"), "name: scripted\nversion: 1.0.0\nlimits: {script_seconds: 3, memory_mb: 64}\n");
        await File.WriteAllTextAsync(Path.Combine(module, "scripts", "attack.js"), Script);
        host = await ModuleTestHost.StartAsync(module, new ModuleTestHostOptions { Worker = RepositoryRoot.Worker, Beside = [RepositoryRoot.Probe] });
    }

    public async Task DisposeAsync()
    {
        await host.DisposeAsync();
        root.Delete(recursive: true);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("loop")]
    [InlineData("recursion")]
    [InlineData("expression")]
    [InlineData("text")]
    [InlineData("join")]
    [InlineData("depth")]
    [InlineData("circle")]
    public async Task Script_WithoutMeasure_CostsItsModulesWorkerAtMost(string action)
    {
        await Assert.ThrowsAnyAsync<SdkException>(() => host.CallAsync("scripted." + action));

        Assert.Equal("Hello tester", (await host.CallAsync("probe.greet")).Value!.Value.GetString());
        Assert.Equal("undefined undefined undefined undefined undefined undefined", await TypesAsync());
    }

    /// <summary>A script that nothing stops takes its worker along a little after its call was answered, and with it what is called meanwhile, or has no processor to run on.</summary>
    private async Task<string?> TypesAsync()
    {
        while (true)
        {
            try
            {
                return (await host.CallAsync("scripted.types")).Value!.Value.GetString();
            }
            catch (SdkException)
            {
            }
        }
    }

    [Fact]
    public async Task Script_LookingForTheRuntime_FindsNone() =>
        Assert.Equal(0, (await host.CallAsync("scripted.constructor")).Value!.Value.GetInt32());
}
