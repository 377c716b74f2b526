namespace PluginTasks.Sandbox.Audit;

/// <summary>What a row of the audit log is about.</summary>
public enum AuditKind
{
    /// <summary>Somebody signed in, or tried to.</summary>
    SignIn,

    /// <summary>Somebody called a module's action.</summary>
    Action,

    /// <summary>Somebody decided what a module may do.</summary>
    Access,

    /// <summary>A module was refused something.</summary>
    Denial,

    /// <summary>A module was started, or could not be, or died.</summary>
    Module,

    /// <summary>A task began to run, or ended.</summary>
    Task,

    /// <summary>About the log itself: what it could not keep.</summary>
    Audit,
}
