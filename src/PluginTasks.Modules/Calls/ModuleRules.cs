using PluginTasks.Modules.Library;
using PluginTasks.Modules.Manifests;
using PluginTasks.Modules.Running;
using PluginTasks.Sandbox.Access;
using PluginTasks.Sandbox.Access.Decisions;
using PluginTasks.Sandbox.Access.Host;

namespace PluginTasks.Modules.Calls;

/// <summary>What modules may do at this moment: the rules of their manifests, and what people decided. Thread safe; waits for nothing.</summary>
internal sealed class ModuleRules(
    IReadOnlyList<string> hostFolders, IReadOnlyDictionary<string, IReadOnlySet<HostPart>> grants, AccessDesk desk, string dataFolder)
{
    private static readonly IReadOnlySet<HostPart> NoGrants = new HashSet<HostPart>();

    public AccessScope ScopeOf(ModuleLink link) => ScopeOf(link.Module.Name, link.Folders.Code, link.Folders.Data);

    /// <summary>The same one for as long as nobody decides anything.</summary>
    public AccessRuleSet Of(ModuleLink link)
    {
        var decisions = desk.DecisionsOf(link.Module.Name);
        if (link.Rules is { } known && ReferenceEquals(known.Decisions, decisions))
        {
            return known.Rules;
        }

        var rules = Of(link.Module, ScopeOf(link), decisions);
        link.Rules = new(decisions, rules);
        return rules;
    }

    public AccessRuleSet Of(Module module) => Of(module, ScopeOf(module), desk.DecisionsOf(module.Name));

    /// <summary>What can be decided on, normalized; null, with why, where no decision could let it through.</summary>
    public AccessKey? KeyOf(Module module, ResourceType resource, AccessOperation operation, string target, out string? problem)
    {
        var scope = ScopeOf(module);
        if (!AccessRule.TryRead(new AccessKey(module.Name, resource, operation, target), scope, out var rule, out var error))
        {
            problem = $"{error.Message} ({error.Code})";
            return null;
        }

        if (rule.Target is HostTarget { Part: var part } && !scope.OperatorGrants.Contains(part))
        {
            problem = $"the operator has not granted '{target}' to {module.Name}: that is done in modules.grants";
            return null;
        }

        problem = null;
        return new AccessKey(module.Name, resource, operation, rule.Target.Normalized);
    }

    private static AccessRuleSet Of(Module module, AccessScope scope, IReadOnlyList<DecidedAccess> decisions) =>
        AccessRuleSet.Read(module.Manifest.Access, scope, out _).With(decisions);

    private AccessScope ScopeOf(Module module) =>
        ScopeOf(module.Name, Path.GetFullPath(module.Folder.FullPath("")), HostPlaces.DataOf(dataFolder, module.Name));

    private AccessScope ScopeOf(string module, string code, string data) => new()
    {
        ModuleFolder = code, DataFolder = data, HostFolders = hostFolders,
        OperatorGrants = grants.TryGetValue(module, out var granted) ? granted : NoGrants,
    };
}
