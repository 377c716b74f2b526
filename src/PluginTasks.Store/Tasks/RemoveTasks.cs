using PluginTasks.Store.Writing;

namespace PluginTasks.Store.Tasks;

/// <summary>Removes those of some tasks that have ended and that nothing holds.</summary>
internal sealed class RemoveTasks(IReadOnlyCollection<string> ids) : WriteCommand<int>
{
    private const string Delete = """
        DELETE FROM tasks
        WHERE id = ?1 AND finished_at IS NOT NULL AND completion IS NULL
          AND NOT EXISTS (SELECT 1 FROM notices WHERE task_id = tasks.id)
        RETURNING user_id, organization_id, module, status
        """;

    protected override int Run(WriteSession session)
    {
        var delete = session.Database.Prepare(Delete);
        var count = 0;
        foreach (var id in ids)
        {
            delete.Bind(1, id);
            count += RemoveFinishedTasks.Remove(delete, session.Counts);
        }

        return count;
    }
}
