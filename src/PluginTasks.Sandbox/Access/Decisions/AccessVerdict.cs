namespace PluginTasks.Sandbox.Access.Decisions;

/// <summary>What somebody decided. The default is the refusal.</summary>
public enum AccessVerdict
{
    /// <summary>Not, until somebody decides otherwise.</summary>
    Denied,

    /// <summary>For as long as this host process runs.</summary>
    Session,

    /// <summary>For good.</summary>
    Always,
}
