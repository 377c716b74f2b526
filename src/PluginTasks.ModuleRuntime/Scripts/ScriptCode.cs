using System.Text.Json;
using PluginTasks.Protocol.Messages.Loading;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Scripts;

/// <summary>A module's scripts.</summary>
internal sealed class ScriptCode : IScriptCode
{
    private ScriptCode()
    {
    }

    public IReadOnlyList<LoadedAction> Actions { get; private init; } = [];

    public IReadOnlyList<LoadedTask> Tasks { get; private init; } = [];

    public IReadOnlyList<string> Pages { get; private init; } = [];

    /// <summary>Runs the files, in their order, and keeps what they register.</summary>
    /// <exception cref="ScriptException">A file cannot be read, or does not run.</exception>
    public static Task<ScriptCode> LoadAsync(
        IModuleSdk sdk,
        IReadOnlyList<string> scripts,
        IReadOnlyDictionary<string, string> pageScripts,
        ScriptLimits limits,
        CancellationToken cancellationToken) =>
        scripts.Count + pageScripts.Count == 0
            ? Task.FromResult(new ScriptCode())
            : throw new ScriptException("Scripts do not run yet.");

    public Task<object?> CallActionAsync(string name, ActionContext ctx, CancellationToken ct) => throw new ScriptException($"There is no action '{name}'.");

    public Task<JsonElement?> RunTaskAsync(string name, JsonMap args, ITaskContext task, CancellationToken ct) => throw new ScriptException($"There is no task '{name}'.");

    public Task LoadPageAsync(string page, PageDataContext ctx, CancellationToken ct) => throw new ScriptException($"There is no page '{page}'.");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
