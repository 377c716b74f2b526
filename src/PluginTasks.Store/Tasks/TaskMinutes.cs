using PluginTasks.Sdk;
using PluginTasks.Store.Sqlite;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Store.Tasks;

/// <summary>
/// What happened to tasks, minute by minute, so that nobody counts a million rows. What a transaction adds is gathered and
/// written before its commit, which is one row for most.
/// </summary>
internal sealed class TaskMinutes(Database database)
{
    private readonly Statement write = database.Prepare(
        """
        INSERT INTO task_minutes (minute, started, stopped, completed, failed, cancelled, interrupted) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        ON CONFLICT DO UPDATE SET
          started = started + excluded.started, stopped = stopped + excluded.stopped, completed = completed + excluded.completed,
          failed = failed + excluded.failed, cancelled = cancelled + excluded.cancelled, interrupted = interrupted + excluded.interrupted
        """);

    private readonly Statement forgetOld = database.Prepare("DELETE FROM task_minutes WHERE minute < ?1");
    private readonly Dictionary<long, TaskMinute> changes = [];
    private long newest;

    public static List<TaskMinute> List(Database database, DateTimeOffset from)
    {
        var list = database.Prepare(
            "SELECT minute, started, stopped, completed, failed, cancelled, interrupted FROM task_minutes WHERE minute >= ?1 ORDER BY minute");
        list.Bind(1, TaskMinute.Of(from));
        var minutes = new List<TaskMinute>();
        try
        {
            while (list.Step())
            {
                minutes.Add(new TaskMinute(list.Int64(0), Number(1), Number(2), Number(3), Number(4), Number(5), Number(6)));
            }

            return minutes;
        }
        finally
        {
            list.Reset();
        }

        int Number(int column) => (int)list.Int64(column);
    }

    public void Count(TaskState from, TaskState to, DateTimeOffset at)
    {
        if (TaskMinute.OfStep(from, to, at) is { } step)
        {
            changes[step.Minute] = changes.TryGetValue(step.Minute, out var known) ? known.Plus(step) : step;
        }
    }

    public void Write()
    {
        foreach (var change in changes.Values)
        {
            write.Bind(1, change.Minute);
            write.Bind(2, (long)change.Started);
            write.Bind(3, (long)change.Stopped);
            write.Bind(4, (long)change.Completed);
            write.Bind(5, (long)change.Failed);
            write.Bind(6, (long)change.Cancelled);
            write.Bind(7, (long)change.Interrupted);
            write.Run();
            if (change.Minute > newest)
            {
                newest = change.Minute;
                forgetOld.Bind(1, newest - TaskMinute.Kept);
                forgetOld.Run();
            }
        }

        changes.Clear();
    }

    /// <summary>After a rollback.</summary>
    public void Forget() => changes.Clear();
}
