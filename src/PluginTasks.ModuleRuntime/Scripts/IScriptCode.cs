using System.Text.Json;
using PluginTasks.Protocol.Messages.Loading;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Scripts;

/// <summary>What a module's scripts registered, and the calls of it. Thread safe.</summary>
internal interface IScriptCode : IAsyncDisposable
{
    IReadOnlyList<LoadedAction> Actions { get; }

    IReadOnlyList<LoadedTask> Tasks { get; }

    /// <summary>The pages that have a script of their own.</summary>
    IReadOnlyList<string> Pages { get; }

    /// <summary>Calls an action. Gives an <see cref="ActionResponse"/>.</summary>
    /// <exception cref="SdkException"><c>action_timeout</c>, <c>payload_too_large</c>, or what a call of the SDK threw.</exception>
    /// <exception cref="ScriptException">The script threw; the message names file and line.</exception>
    Task<object?> CallActionAsync(string name, ActionContext ctx, CancellationToken ct);

    /// <summary>Runs one attempt of a task; its token is the end of its time too. Null where it returned nothing.</summary>
    /// <exception cref="TaskFailedException">The script threw, by <c>sdk.fail</c> or otherwise.</exception>
    Task<JsonElement?> RunTaskAsync(string name, JsonMap args, ITaskContext task, CancellationToken ct);

    /// <summary>Runs a page's <c>load</c>; what it asks for is in the context's effects.</summary>
    /// <exception cref="SdkException"><c>script_timeout</c>, or what a call of the SDK threw.</exception>
    /// <exception cref="ScriptException">The script threw; the message names file and line.</exception>
    Task LoadPageAsync(string page, PageDataContext ctx, CancellationToken ct);
}
