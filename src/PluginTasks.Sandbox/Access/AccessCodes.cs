namespace PluginTasks.Sandbox.Access;

/// <summary>The codes of what can be wrong with an access rule.</summary>
public static class AccessCodes
{
    /// <summary>A file target that is <c>/</c>, the host's own, around something of the host's, or the kernel's.</summary>
    public const string HostFolder = "PT1801";

    /// <summary>A network target that lets every host through.</summary>
    public const string EveryHost = "PT1802";

    public const string NetworkTarget = "PT1803";

    public const string FileTarget = "PT1804";

    public const string ProgramTarget = "PT1805";

    public const string HostTarget = "PT1806";

    public const string ResourceType = "PT1807";

    /// <summary>An operation that does not exist or does not go with the resource.</summary>
    public const string Operation = "PT1808";

    /// <summary>A right to write what the module itself is made of.</summary>
    public const string OwnCode = "PT1809";
}
