using PluginTasks.Sandbox.Access;
using PluginTasks.Sandbox.Access.Files;
using PluginTasks.Sandbox.Access.Programs;

namespace PluginTasks.Sandbox.Cage;

/// <summary>What a module's rules are to the kernel.</summary>
internal static class RuleGrants
{
    public static IEnumerable<PathGrant> OfFiles(AccessRuleSet rules) =>
        rules.Whole.Where(rule => rule.Target is FileTarget).Select(rule => new PathGrant(((FileTarget)rule.Target).Path, RightsOf(rule.Operation)));

    /// <summary>The programs that are named, and what loads them.</summary>
    public static IEnumerable<PathGrant> OfPrograms(AccessRuleSet rules)
    {
        var named = rules.Rules.Select(rule => rule.Target).OfType<ProgramTarget>().Select(program => program.Path).OfType<string>();
        return SystemPaths.Of(named.Concat(SystemPaths.Loaders), FileRights.Run);
    }

    public static bool HasNetwork(AccessRuleSet rules) => rules.Rules.Any(rule => rule.Resource == ResourceType.Network);

    private static FileRights RightsOf(AccessOperation operation) => operation switch
    {
        AccessOperation.Read => FileRights.Read,
        AccessOperation.Execute => FileRights.Execute | FileRights.ReadFile,
        AccessOperation.Create => FileRights.MakeFile | FileRights.MakeFolder | FileRights.MakeLink | FileRights.WriteFile | FileRights.Truncate,
        AccessOperation.Modify => FileRights.WriteFile | FileRights.Truncate,
        AccessOperation.Delete => FileRights.RemoveFile | FileRights.RemoveFolder,
        _ => FileRights.None,
    };
}
