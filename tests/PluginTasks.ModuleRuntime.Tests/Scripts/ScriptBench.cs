using System.Text.Json;
using PluginTasks.ModuleRuntime.Scripts;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Tests.Scripts;

/// <summary>A module's folder with scripts in it, loaded.</summary>
internal sealed class ScriptBench : IAsyncDisposable
{
    private readonly string folder;

    private ScriptBench(string folder)
    {
        this.folder = folder;
        Sdk = new RecordingSdk(folder);
    }

    public RecordingSdk Sdk { get; }

    public IScriptCode Code { get; private set; } = null!;

    public static Session Caller { get; } = new() { UserId = "bob", Role = "user", Permissions = ["demo.view"] };

    public static async Task<ScriptBench> LoadAsync(string script, ScriptLimits? limits = null, params (string Page, string Text)[] pages)
    {
        var bench = new ScriptBench(Directory.CreateTempSubdirectory("scripts").FullName);
        try
        {
            Directory.CreateDirectory(Path.Combine(bench.folder, "scripts"));
            Directory.CreateDirectory(Path.Combine(bench.folder, "pages"));
            await File.WriteAllTextAsync(Path.Combine(bench.folder, "scripts/main.js"), script);
            var byPage = new Dictionary<string, string>();
            foreach (var (page, text) in pages)
            {
                byPage[page] = Path.Combine(bench.folder, $"pages/{page}.js");
                await File.WriteAllTextAsync(byPage[page], text);
            }

            // Other tests share the machine: the time that a test does not look at is ample.
            limits ??= new ScriptLimits { CallTime = TimeSpan.FromSeconds(60) };
            bench.Code = await ScriptCode.LoadAsync(bench.Sdk, [Path.Combine(bench.folder, "scripts/main.js")], byPage, limits, CancellationToken.None);
            return bench;
        }
        catch
        {
            await bench.DisposeAsync();
            throw;
        }
    }

    /// <summary>Loads a script with one action of this body, and calls it.</summary>
    public static async Task<string> ValueOfAsync(string body)
    {
        await using var bench = await LoadAsync($"action(\"run\", function (ctx, sdk) {{ {body} }});");
        return (await bench.CallAsync("run")).Value?.GetRawText() ?? "nothing";
    }

    public async Task<ActionResponse> CallAsync(string action, object? values = null, CancellationToken ct = default) =>
        (ActionResponse)(await Code.CallActionAsync(action, new ActionContext(JsonMap.From(values), null, Caller) { ComponentId = "button" }, ct))!;

    public Task<JsonElement?> RunAsync(string task, object? args = null, string checkpoint = "null", CancellationToken ct = default) =>
        Code.RunTaskAsync(task, JsonMap.From(args), Sdk.Task(checkpoint, ct), ct);

    public async ValueTask DisposeAsync()
    {
        if (Code is not null)
        {
            await Code.DisposeAsync();
        }

        Directory.Delete(folder, true);
    }
}
