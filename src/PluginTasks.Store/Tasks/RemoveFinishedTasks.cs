using PluginTasks.Store.Sqlite;
using PluginTasks.Store.Writing;

namespace PluginTasks.Store.Tasks;

/// <summary>
/// Looks at some finished tasks, in the order in which they ended, and removes those that nothing holds: few at a
/// time, so that others need not wait for a million rows.
/// </summary>
internal sealed class RemoveFinishedTasks(DateTimeOffset before, bool completedOnly, (long End, long Row) after)
    : WriteCommand<RemovedTasks>
{
    private const int Most = 500;

    private const string FindLast = """
        SELECT finished_at, row FROM tasks
        WHERE finished_at IS NOT NULL AND finished_at < ?1 AND (finished_at, row) > (?2, ?3)
        ORDER BY finished_at, row LIMIT 1 OFFSET ?4
        """;

    private const string Delete = """
        DELETE FROM tasks
        WHERE finished_at < ?1 AND (finished_at, row) > (?2, ?3) AND (finished_at, row) <= (?4, ?5)
          AND (?6 IS NULL OR status = ?6)
          AND NOT EXISTS (SELECT 1 FROM notices WHERE task_id = tasks.id)
        """;

    protected override RemovedTasks Run(WriteSession session)
    {
        var last = Last(session.Database.Prepare(FindLast));
        var delete = session.Database.Prepare(Delete);
        BindRange(delete);
        delete.Bind(4, last?.End ?? long.MaxValue);
        delete.Bind(5, last?.Row ?? long.MaxValue);
        delete.BindNull(6);
        if (completedOnly)
        {
            delete.Bind(6, StateCode.Of(Sdk.TaskState.Completed));
        }

        delete.Run();
        return new RemovedTasks(session.Database.Changes, last);
    }

    private (long End, long Row)? Last(Statement find)
    {
        BindRange(find);
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

    private void BindRange(Statement statement)
    {
        statement.Bind(1, before.ToUnixTimeMilliseconds());
        statement.Bind(2, after.End);
        statement.Bind(3, after.Row);
    }
}
