namespace PluginTasks.Sdk;

/// <summary>What the sandbox answers. The default is the refusal.</summary>
public enum AccessDecision
{
    /// <summary>No.</summary>
    Denied,

    /// <summary>Not decided: a request is recorded. Until then it is refused.</summary>
    Pending,

    /// <summary>Yes.</summary>
    Allowed,
}
