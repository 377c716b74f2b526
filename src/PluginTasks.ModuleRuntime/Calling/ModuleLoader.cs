using PluginTasks.ModuleRuntime.Discovery;
using PluginTasks.ModuleRuntime.Loading;
using PluginTasks.ModuleRuntime.Scripts;
using PluginTasks.ModuleRuntime.Remote;
using PluginTasks.Protocol.Messages.Loading;

namespace PluginTasks.ModuleRuntime.Calling;

/// <summary>Loads a module's assembly and scripts.</summary>
internal static class ModuleLoader
{
    private static readonly TimeSpan TimeToTell = TimeSpan.FromMilliseconds(200);

    /// <exception cref="PluginTasks.Sdk.SdkException"><c>module_load_failed</c>, with the reason.</exception>
    public static async Task<LoadedModule> LoadAsync(HostLink host, LoadModule module, ModuleProcessOptions options, CancellationToken cancellationToken)
    {
        var sdk = new RemoteSdk(host, module);
        var context = module.Assembly is { } path ? new ModuleLoadContext(Existing(path), options.IsInProcess) : null;
        try
        {
            var code = context is null ? new ModuleCode() : Read(context, module.Assembly!, sdk);
            var scripts = await LoadScriptsAsync(host, sdk, module, options, cancellationToken).ConfigureAwait(false);
            var loaded = new LoadedModule(sdk, context, code, scripts);
            loaded.DemandDistinctNames();
            return loaded;
        }
        catch
        {
            if (context is { IsCollectible: true })
            {
                context.Unload();
            }

            throw;
        }
    }

    private static string Existing(string path) => File.Exists(path) ? path : throw LoadErrors.Of($"{path} is not there.");

    private static ModuleCode Read(ModuleLoadContext context, string path, RemoteSdk sdk)
    {
        try
        {
            return CodeReader.Read(ModuleAssembly.LoadTypes(context, path), sdk);
        }
        catch (Exception problem) when (problem is IOException or BadImageFormatException or TypeLoadException or MissingMemberException)
        {
            // A dependency is looked for only where a method or an attribute first needs it.
            throw LoadErrors.Of(ModuleAssembly.Describe(path, problem), problem);
        }
    }

    private static async Task<IScriptCode?> LoadScriptsAsync(
        HostLink host, RemoteSdk sdk, LoadModule module, ModuleProcessOptions options, CancellationToken cancellationToken)
    {
        if (module.Scripts.Count + module.PageScripts.Count == 0)
        {
            return null;
        }

        var limits = new ScriptLimits
        {
            CallTime = TimeSpan.FromSeconds(module.ScriptSeconds),
            Clock = options.Time,
            OnOverrun = script => Overrun(host, sdk, options, script),
        };
        try
        {
            return await ScriptCode.LoadAsync(sdk, module.Scripts, module.PageScripts, limits, cancellationToken).ConfigureAwait(false);
        }
        catch (ScriptException problem)
        {
            throw LoadErrors.Of(problem.Message, problem);
        }
    }

    private static void Overrun(HostLink host, RemoteSdk sdk, ModuleProcessOptions options, string script)
    {
        sdk.Logger.Error($"{script} does not stop: {(options.Exit is null ? "its thread is lost" : "its worker ends")}.");
        if (options.Exit is { } exit)
        {
            _ = LeaveAsync(host, exit);
        }
    }

    /// <summary>Ends the process, but lets those who called hear of it first.</summary>
    private static async Task LeaveAsync(HostLink host, Action exit)
    {
        await Task.Delay(TimeToTell, host.Time).ConfigureAwait(false);
        exit();
    }
}
