using System.Net.Sockets;
using PluginTasks.Modules.Running;
using PluginTasks.Sandbox.Cage;
using PluginTasks.Sandbox.Egress;

namespace PluginTasks.Modules.Calls;

/// <summary>Makes the places where modules live, each with its own way out.</summary>
internal sealed class ModuleHomes(ModuleCages? cages, ModuleRules rules, Func<ModuleLink, Socket, EgressProxy> serve)
{
    /// <exception cref="CageException">There is none to be had, and the module may not run without.</exception>
    public ModuleHome Make(ModuleLink link)
    {
        var folders = link.Folders;
        var cage = cages?.Make(new ModuleCagePlace(link.Module.Name, folders.Code, folders.Data, folders.Temp));
        return new ModuleHome(cage, () => rules.Of(link), cage?.Listener is { } listener ? serve(link, listener) : null);
    }
}
