using PluginTasks.Modules.Running;
using PluginTasks.Sandbox.Access;
using PluginTasks.Sandbox.Cage;
using PluginTasks.Sandbox.Egress;

namespace PluginTasks.Modules.Calls;

/// <summary>Makes the places where modules live, each with its own way out.</summary>
internal sealed class ModuleHomes(ModuleCages? cages, ModuleRules rules, Func<string, System.Net.Sockets.Socket, Func<AccessRuleSet>, EgressProxy> serve)
{
    /// <exception cref="CageException">There is none to be had, and the module may not run without.</exception>
    public ModuleHome Make(ModuleLink link)
    {
        var (module, folders) = (link.Module.Name, link.Folders);
        AccessRuleSet Rules() => rules.Of(link);
        var cage = cages?.Make(new ModuleCagePlace(module, folders.Code, folders.Data, folders.Temp));
        return new ModuleHome(cage, Rules, cage?.Listener is { } listener ? serve(module, listener, Rules) : null);
    }
}
