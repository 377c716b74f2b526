using PluginTasks.ModuleRuntime.Discovery;
using PluginTasks.ModuleRuntime.Loading;
using PluginTasks.ModuleRuntime.Scripts;
using PluginTasks.ModuleRuntime.Remote;
using PluginTasks.Protocol.Messages.Loading;
using PluginTasks.Protocol.Messages.Tasks;

namespace PluginTasks.ModuleRuntime.Calling;

/// <summary>A module whose code can be called.</summary>
internal sealed class LoadedModule(RemoteSdk sdk, ModuleLoadContext? context, ModuleCode code, IScriptCode? scripts)
{
    public RemoteSdk Sdk { get; } = sdk;

    public ModuleLoadContext? Context { get; } = context;

    public ModuleCode Code { get; } = code;

    public IScriptCode? Scripts { get; } = scripts;

    public LoadedCode Describe() => new()
    {
        Actions = [.. Code.Actions.Select(a => new LoadedAction(a.Key, a.Value.Permissions)), .. Scripts?.Actions ?? []],
        Tasks = [.. Code.Tasks.Select(t => new LoadedTask(t.Key, t.Value.Method.Permissions, TaskSettings.Of(t.Value.Options))), .. Scripts?.Tasks ?? []],
        Agents = [.. Code.Agents.Select(a => new LoadedAction(a.Key, a.Value.Permissions))],
        Pages = [.. Code.Pages.Keys, .. Scripts?.Pages ?? []],
        LongRunning = [.. Code.LongRunning.Keys],
    };

    /// <summary>Refuses a name that assembly and scripts both have.</summary>
    public void DemandDistinctNames()
    {
        Demand("action", Code.Actions.Keys, Scripts?.Actions.Select(a => a.Name));
        Demand("task", Code.Tasks.Keys, Scripts?.Tasks.Select(t => t.Name));
        Demand("page data", Code.Pages.Keys, Scripts?.Pages);
    }

    private static void Demand(string kind, IEnumerable<string> inAssembly, IEnumerable<string>? inScripts)
    {
        if (inAssembly.Intersect(inScripts ?? [], StringComparer.Ordinal).FirstOrDefault() is { } name)
        {
            throw LoadErrors.Of($"There is {kind} of the name '{name}' both in the assembly and in a script.");
        }
    }
}
