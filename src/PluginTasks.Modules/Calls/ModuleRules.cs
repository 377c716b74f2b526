using PluginTasks.Modules.Running;
using PluginTasks.Sandbox.Access;
using PluginTasks.Sandbox.Access.Host;

namespace PluginTasks.Modules.Calls;

/// <summary>What modules may do.</summary>
internal sealed class ModuleRules(IReadOnlyList<string> hostFolders, IReadOnlyDictionary<string, IReadOnlySet<HostPart>> grants)
{
    private static readonly IReadOnlySet<HostPart> NoGrants = new HashSet<HostPart>();

    public AccessScope ScopeOf(ModuleLink link) => new()
    {
        ModuleFolder = link.Folders.Code, DataFolder = link.Folders.Data, HostFolders = hostFolders,
        OperatorGrants = grants.TryGetValue(link.Module.Name, out var granted) ? granted : NoGrants,
    };

    public AccessRuleSet Of(ModuleLink link) => AccessRuleSet.Read(link.Module.Manifest.Access, ScopeOf(link), out _);
}
