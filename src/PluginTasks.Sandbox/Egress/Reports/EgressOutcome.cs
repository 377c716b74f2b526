namespace PluginTasks.Sandbox.Egress.Reports;

/// <summary>How it went.</summary>
public enum EgressOutcome
{
    /// <summary>It was let through, and the connection stands.</summary>
    Allowed,

    /// <summary>It was refused.</summary>
    Denied,

    /// <summary>What the module said could not be read, or was over a bound.</summary>
    Malformed,

    /// <summary>It was let through, but nobody answered as they should.</summary>
    Failed,
}
