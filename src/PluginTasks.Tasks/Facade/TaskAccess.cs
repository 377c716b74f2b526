using PluginTasks.Sdk;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Facade;

/// <summary>Who may see a task, and who may answer and end it.</summary>
public static class TaskAccess
{
    /// <summary>By this permission somebody manages the tasks of their organization without the role <c>manager</c>.</summary>
    public const string ManageOrganization = "tasks.manage_organization";

    private const string Manager = "manager";

    public static bool MayManage(Session session, TaskRecord task)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(task);
        return session.UserId is { } user &&
            (user == task.UserId || ManagesAll(session) || (session.OrganizationId == task.OrganizationId && ManagesItsOrganization(session)));
    }

    public static bool MaySee(Session session, TaskRecord task)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(task);
        return MayManage(session, task) || (session.UserId is { } user && task.Watchers is not null && task.WatchedBy().Contains(user));
    }

    /// <summary>Whether somebody looks after the whole host.</summary>
    public static bool ManagesAll(Session session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return session.UserId is not null && (Is(session.Role, "super") || Is(session.Role, "admin"));
    }

    internal static bool ManagesItsOrganization(Session session) =>
        session is { UserId: not null, OrganizationId: not null } &&
        (Is(session.Role, Manager) || session.Permissions.Contains(ManageOrganization, StringComparer.Ordinal));

    /// <summary>The tasks that a list shows; null where it shows none.</summary>
    internal static TaskScope? ScopeOf(Session session) => session switch
    {
        { UserId: null } => null,
        _ when ManagesAll(session) => TaskScope.Everybody,
        _ when ManagesItsOrganization(session) => new TaskScope(OrganizationId: session.OrganizationId),
        _ => new TaskScope(UserId: session.UserId),
    };

    private static bool Is(string role, string name) => string.Equals(role, name, StringComparison.OrdinalIgnoreCase);
}
