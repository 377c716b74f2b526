using System.Net.Sockets;
using PluginTasks.Modules.Running;
using PluginTasks.Sandbox.Cage;
using PluginTasks.Sandbox.Egress;
using PluginTasks.Sdk;

namespace PluginTasks.Modules.Calls;

/// <summary>Makes the places where modules live, each with its own way out.</summary>
internal sealed class ModuleHomes(ModuleCages? cages, ModuleRules rules, IModuleLog log, Func<ModuleLink, Socket, EgressProxy> serve)
{
    /// <exception cref="CageException">There is none to be had, and the module may not run without.</exception>
    public ModuleHome Make(ModuleLink link)
    {
        var folders = link.Folders;
        var cage = cages?.Make(new ModuleCagePlace(link.Module.Name, folders.Code, folders.Data, folders.Temp));
        foreach (var path in cage?.OutOfReach(rules.Of(link)) ?? [])
        {
            var told = $"A rule opens {path}, but its modes keep the module's own user ({cage!.User!.Value.Id}) out; " +
                "'chmod o+rX' or an ACL lets it in.";
            log.Line(link.Module.Name, new ModuleLine(ModuleLogLevel.Warning, told));
        }

        return new ModuleHome(cage, () => rules.Of(link), cage?.Listener is { } listener ? serve(link, listener) : null);
    }
}
