using PluginTasks.Modules.Running;
using PluginTasks.Sandbox.Access;

namespace PluginTasks.Modules.Calls;

/// <summary>What modules may do.</summary>
internal sealed class ModuleRules(IReadOnlyList<string> hostFolders)
{
    public AccessScope ScopeOf(ModuleLink link) => new()
    {
        ModuleFolder = link.Folders.Code, DataFolder = link.Folders.Data, HostFolders = hostFolders,
    };

    public AccessRuleSet Of(ModuleLink link) => AccessRuleSet.Read(link.Module.Manifest.Access, ScopeOf(link), out _);
}
