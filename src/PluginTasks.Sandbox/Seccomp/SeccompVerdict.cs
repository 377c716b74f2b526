namespace PluginTasks.Sandbox.Seccomp;

/// <summary>What becomes of a system call.</summary>
internal enum SeccompVerdict
{
    Allow,

    /// <summary><c>EPERM</c>: it is not for a module.</summary>
    NotPermitted,

    /// <summary><c>ENOSYS</c>: a library tries another call then, as on an older kernel.</summary>
    NotImplemented,
}
