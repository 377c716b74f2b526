namespace PluginTasks.Sdk;

/// <summary>
/// Who may call an action, start a task, or prompt an agent: users with any one of the permissions, and the roles
/// <c>super</c> and <c>admin</c>. On a class it is for an agent, else it stands on the method. Checked on the server for every call.
/// </summary>
/// <param name="permissions">Permissions, each starting with the module's name: <c>reports.run</c>.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class RequirePermissionAttribute(params string[] permissions) : Attribute
{
    /// <summary>Any one of these is enough.</summary>
    public IReadOnlyList<string> Permissions { get; } = permissions;
}
