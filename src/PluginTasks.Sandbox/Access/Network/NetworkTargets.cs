namespace PluginTasks.Sandbox.Access.Network;

/// <summary>Rules and a target as texts, as cases of conformance hold them.</summary>
public static class NetworkTargets
{
    /// <summary>Whether one of the rules lets the target through. A rule that cannot be read lets nothing through.</summary>
    public static bool Allow(IEnumerable<string> rules, string target)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return NetworkRequest.TryParse(target, out var request, out _)
            && rules.Any(rule => NetworkTarget.TryParse(rule, out var read, out _) && read.Allows(request));
    }
}
