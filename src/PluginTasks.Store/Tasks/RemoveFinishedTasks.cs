using PluginTasks.Sdk;
using PluginTasks.Store.Sqlite;
using PluginTasks.Store.Writing;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Store.Tasks;

/// <summary>
/// Looks at some finished tasks, in the order in which they ended, and removes those that nothing holds: few at a
/// time, so that others need not wait for a million rows.
/// </summary>
internal sealed class RemoveFinishedTasks(DateTimeOffset before, bool completedOnly, TaskScope scope, (long End, long Row) after)
    : WriteCommand<RemovedTasks>
{
    private const int Most = 500;

    // Both ends are said twice: as plain bounds, which SQLite looks up in the index, and exactly, for tasks that ended
    // in the same millisecond.
    private const string FindLast = """
        SELECT finished_at, row FROM tasks
        WHERE finished_at >= ?1 AND finished_at <= ?3 AND (finished_at > ?1 OR row > ?2)
        ORDER BY finished_at, row LIMIT 1 OFFSET ?4
        """;

    private const string Delete = """
        DELETE FROM tasks
        WHERE finished_at >= ?1 AND finished_at <= ?3 AND (finished_at > ?1 OR row > ?2) AND (finished_at < ?3 OR row <= ?4)
          AND (?5 IS NULL OR status = ?5) AND (?6 IS NULL OR user_id = ?6) AND (?7 IS NULL OR organization_id = ?7)
          AND completion IS NULL
          AND NOT EXISTS (SELECT 1 FROM notices WHERE task_id = tasks.id)
        RETURNING user_id, organization_id, module, status
        """;

    private readonly (long End, long Row) end = (before.ToUnixTimeMilliseconds() - 1, long.MaxValue);

    protected override RemovedTasks Run(WriteSession session)
    {
        var last = Last(session.Database.Prepare(FindLast));
        var delete = session.Database.Prepare(Delete);
        delete.Bind(1, after.End);
        delete.Bind(2, after.Row);
        delete.Bind(3, (last ?? end).End);
        delete.Bind(4, (last ?? end).Row);
        delete.Bind(5, completedOnly ? StateCode.Of(TaskState.Completed) : (long?)null);
        delete.Bind(6, scope.UserId);
        delete.Bind(7, scope.OrganizationId);
        return new RemovedTasks(Remove(delete, session.Counts), last);
    }

    /// <summary>Runs a deletion that gives what it counted as: user, organization, module and state.</summary>
    internal static int Remove(Statement delete, TaskCounts counts)
    {
        var count = 0;
        try
        {
            for (; delete.Step(); count++)
            {
                counts.Removed(delete.Text(0)!, delete.Text(1), delete.Text(2)!, StateCode.From(delete.Int64(3)));
            }
        }
        finally
        {
            delete.Reset();
        }

        return count;
    }

    private (long End, long Row)? Last(Statement find)
    {
        find.Bind(1, after.End);
        find.Bind(2, after.Row);
        find.Bind(3, end.End);
        find.Bind(4, Most - 1);
        try
        {
            return find.Step() ? (find.Int64(0), find.Int64(1)) : null;
        }
        finally
        {
            find.Reset();
        }
    }
}
