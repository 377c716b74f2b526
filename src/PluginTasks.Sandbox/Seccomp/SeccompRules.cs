namespace PluginTasks.Sandbox.Seccomp;

/// <summary>All rules of a profile, by call. A call of the table without a rule is let through.</summary>
internal static class SeccompRules
{
    public static Dictionary<string, SeccompRule> Of(SeccompProfile profile)
    {
        var rules = new Dictionary<string, SeccompRule>(StringComparer.Ordinal);
        IEnumerable<SeccompRule> all =
        [
            .. KernelRules.All, .. OtherProcessRules.All, .. FileRules.Of(profile), .. SocketRules.Of(profile), .. ProgramRules.Of(profile),
        ];
        foreach (var rule in all)
        {
            rules.Add(rule.Call, rule);
        }

        return rules;
    }
}
