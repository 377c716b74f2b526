using System.Text.Json;
using PluginTasks.ModuleRuntime.Tests.Hosting;
using PluginTasks.Protocol.Errors;
using PluginTasks.Protocol.Messages;
using PluginTasks.Protocol.Messages.Calling;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Tests;

/// <summary>A module of scripts alone, as its host sees it.</summary>
public abstract class ModuleScriptsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("scripts").FullName;

    private protected abstract IModuleSide Side();

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Scripts_ActionsTasksAndPages_AreCalled()
    {
        await using var host = new TestHost(Side());
        var code = await host.LoadAsync(null, scripts: [Write("scripts/a.js", """
            action("hello", function (ctx, sdk) { return sdk.effects.respond(sdk.effects.notify("Hello " + ctx.values.name)); });
            task("work", function (task, args, sdk) { return { doubled: args.n * 2 }; });
            """)], pageScripts: new Dictionary<string, string> { ["index"] = Write("pages/index.js", "function load(params, sdk) { sdk.page.setData('/x', 1); }") });

        Assert.Equal(["hello"], code.Actions.Select(a => a.Name));
        Assert.Equal(["index"], code.Pages);
        Assert.Equal("Hello Ada", Assert.Single((await host.ActAsync("hello", new { name = "Ada" })).Effects).Text);
        Assert.Equal("""{"doubled":4}""", (await host.RunAsync("work", new { n = 2 }))!.Value.GetRawText());
        await host.Connection.CallAsync(RuntimeMethods.CheckArgs, new CheckArgs("work", null));
    }

    [Fact]
    public async Task Scripts_Broken_DoNotLoad()
    {
        await using var host = new TestHost(Side());

        var problem = await Assert.ThrowsAsync<SdkException>(() => host.LoadAsync(null, scripts: [Write("scripts/bad.js", "action('x', function () {")]));

        Assert.Equal("module_load_failed", problem.Code);
        Assert.Contains("bad.js", problem.Message, StringComparison.Ordinal);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}

public sealed class InProcessScriptsTests : ModuleScriptsTests
{
    private protected override IModuleSide Side() => new InProcessSide();
}

public sealed class WorkerScriptsTests : ModuleScriptsTests
{
    private protected override IModuleSide Side() => new WorkerSide();
}
