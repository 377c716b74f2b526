namespace PluginTasks.Sdk;

/// <summary>
/// The host itself, for a module that looks after it, as <c>system</c> does. A part works where three things hold: the module's manifest
/// asks for it in <c>access</c> (<c>{resource_type: host, operation: manage, target: tasks}</c>), the operator's configuration grants it to
/// this module by name (<c>modules.grants</c>), and the call is made for a user with the role <c>super</c> or <c>admin</c>. Thread safe.
/// </summary>
/// <remarks>
/// Every call throws <see cref="SdkException"/> with <c>sandbox_host_denied</c> where the module may not, and with <c>permission_denied</c>
/// where its user may not.
/// </remarks>
public interface IHostControl
{
    /// <summary>The tasks of all modules and users. Needs <c>tasks</c>.</summary>
    ITaskControl Tasks { get; }

    /// <summary>The schedules of all modules and users. Needs <c>schedules</c>.</summary>
    IScheduleControl Schedules { get; }

    /// <summary>The modules. Needs <c>modules</c>.</summary>
    IModuleControl Modules { get; }

    /// <summary>What modules ask for, and what is decided. Needs <c>decisions</c>.</summary>
    IAccessControl Access { get; }

    /// <summary>The audit log. Needs <c>audit</c>.</summary>
    IAuditReader Audit { get; }
}
