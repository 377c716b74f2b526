using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using PluginTasks.ModuleRuntime.Loading;
using PluginTasks.ModuleRuntime.Remote;
using PluginTasks.Protocol.Calls;
using PluginTasks.Protocol.Messages;
using PluginTasks.Protocol.Messages.Calling;
using PluginTasks.Protocol.Messages.Loading;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Calling;

/// <summary>The module at the end of a connection: nothing until it is loaded, nothing once it is let go.</summary>
internal sealed class ServedModule(HostLink host, ModuleProcessOptions options)
{
    private LoadedModule? loaded;
    private int isTaken;
    private volatile bool isGone;

    public CallHandlers Handlers()
    {
        var handlers = new CallHandlers();
        Runs(RuntimeMethods.Load, LoadAsync);
        Runs(RuntimeMethods.Action, (call, message, token) => Module.CallActionAsync(call, message, token));
        Runs(RuntimeMethods.PageData, (call, message, token) => Module.LoadPageAsync(call, message, token));
        Runs(RuntimeMethods.CheckArgs, CheckArgsAsync);
        Runs(RuntimeMethods.RunTask, (call, message, token) => new TaskCalls(Module, host).RunAsync(call, message, token));
        Runs(RuntimeMethods.CompleteTask, (call, message, _) => new TaskCalls(Module, host).CompleteAsync(call, message));
        Runs(RuntimeMethods.RunLong, (call, message, token) => Module.RunLongAsync(call, message, token));
        return handlers
            .On(RuntimeMethods.ForgetWork, (_, message, _) => Done(() => new TaskCalls(Module, host).Forget(message)))
            .OnInline(RuntimeMethods.SubprocessOutput, async (_, message, _) =>
            {
                await Module.Sdk.Tasks.Subprocesses.TakeAsync(message).ConfigureAwait(false);
                return Nothing.Value;
            })
            .OnInline(RuntimeMethods.Messages, (_, message, _) => Done(() => Module.Sdk.Take(message)))
            .OnInline(RuntimeMethods.Ping, static (_, _, _) => Task.FromResult(Nothing.Value));

        void Runs<TParams, TResult>(Method<TParams, TResult> method, Func<InboundCall, TParams, CancellationToken, Task<TResult>> code) =>
            handlers.On(method, async (call, message, token) =>
            {
                try
                {
                    return await code(call, message, token).ConfigureAwait(false);
                }
                finally
                {
                    ForgetWhatWasLate();
                }
            });
    }

    private LoadedModule Module => Volatile.Read(ref loaded) ?? throw new SdkException(LoadErrors.Code, "No module is loaded.");

    /// <summary>The connection has ended: nothing of the module is held any more.</summary>
    [SuppressMessage("Reliability", "CA1849", Justification = "Nothing is awaited here but what disposes of scripts, which is.")]
    public async Task LetGoAsync()
    {
        isGone = true;
        if (Interlocked.Exchange(ref loaded, null) is not { } module)
        {
            return;
        }

        module.Sdk.Dispose();
        if (module.Scripts is { } scripts)
        {
            await scripts.DisposeAsync().ConfigureAwait(false);
        }

        if (module.Context is { IsCollectible: true } context)
        {
            context.Unload();
            ModuleJson.Renew();
        }
    }

    private static Task<Nothing> Done(Action action)
    {
        action();
        return Task.FromResult(Nothing.Value);
    }

    private async Task<LoadedCode> LoadAsync(InboundCall call, LoadModule message, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref isTaken, 1) != 0)
        {
            throw new SdkException(LoadErrors.Code, "A process runs one module, and this one has one already.");
        }

        CurrentCall.Value = new CurrentCall(call.Id, Session.Anonymous);
        var module = await ModuleLoader.LoadAsync(host, message, options, cancellationToken).ConfigureAwait(false);
        Interlocked.Exchange(ref loaded, module);
        if (isGone)
        {
            // The connection has ended meanwhile, and found nothing to let go.
            await LetGoAsync().ConfigureAwait(false);
        }

        return module.Describe();
    }

    /// <summary>Code that runs on after the connection's end may write values, whose types would be remembered again and hold it.</summary>
    private void ForgetWhatWasLate()
    {
        if (isGone && options.IsInProcess)
        {
            ModuleJson.Renew();
        }
    }

    private Task<Nothing> CheckArgsAsync(InboundCall call, CheckArgs message, CancellationToken cancellationToken) => Done(() =>
    {
        CurrentCall.Value = new CurrentCall(call.Id, Session.Anonymous);
        TaskCalls.CheckArgs(Module, message);
    });
}
