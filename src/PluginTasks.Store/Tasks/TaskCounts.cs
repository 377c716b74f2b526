using PluginTasks.Sdk;
using PluginTasks.Store.Sqlite;
using PluginTasks.Tasks.States;

namespace PluginTasks.Store.Tasks;

/// <summary>
/// How many tasks have ended, for each user, organization, module and state, so that nobody counts a million rows. What
/// a transaction changes of them is gathered and written before its commit: a batch ends many tasks of few kinds.
/// </summary>
internal sealed class TaskCounts(Database database)
{
    private readonly Statement write = database.Prepare(
        """
        INSERT INTO task_counts (user_id, organization_id, module, status, count) VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT DO UPDATE SET count = count + excluded.count
        """);

    private readonly Dictionary<(string User, string Organization, string Module, TaskState Status), int> changes = [];

    public void Ended(TaskRecord task) => Change((task.UserId, task.OrganizationId ?? "", task.Module, task.Status), 1);

    public void Removed(string user, string? organization, string module, TaskState status) =>
        Change((user, organization ?? "", module, status), -1);

    public void Write()
    {
        foreach (var ((user, organization, module, status), by) in changes)
        {
            write.Bind(1, user);
            write.Bind(2, organization);
            write.Bind(3, module);
            write.Bind(4, StateCode.Of(status));
            write.Bind(5, (long)by);
            write.Run();
        }

        changes.Clear();
    }

    /// <summary>After a rollback.</summary>
    public void Forget() => changes.Clear();

    private void Change((string User, string Organization, string Module, TaskState Status) kind, int by) =>
        changes[kind] = changes.GetValueOrDefault(kind) + by;
}
