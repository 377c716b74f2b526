using PluginTasks.Sdk;
using PluginTasks.Store.Sqlite;
using PluginTasks.Tasks.Schedules.Firing;

namespace PluginTasks.Store.Schedules;

/// <summary>The columns of a schedule, as they are read and written.</summary>
internal static class ScheduleRow
{
    public const string Columns =
        "id, module, name, expression, time_zone, task_name, agent, message, missed, overlap, paused, pause_reason, user_id, organization_id, " +
        "source, created_at, next_run, last_run, last_status, last_task_id, failures, version, args";

    public const int Count = 23;

    // Numbers in the database: they stay, whatever becomes of the order of the names.
    private static readonly MissedRuns[] Missed = [MissedRuns.Once, MissedRuns.Skip, MissedRuns.All];
    private static readonly ScheduleSource[] Sources = [ScheduleSource.User, ScheduleSource.Manifest];

    public static ScheduleRecord Read(Statement row) => new()
    {
        Id = row.Text(0)!,
        Module = row.Text(1)!,
        Name = row.Text(2)!,
        When = row.Text(3)!,
        TimeZone = row.Text(4)!,
        TaskName = row.Text(5),
        Agent = row.Text(6),
        Message = row.Text(7),
        Missed = Missed[row.Int64(8)],
        Overlap = row.Int64(9) != 0,
        IsPaused = row.Int64(10) != 0,
        PauseReason = row.Text(11),
        UserId = row.Text(12)!,
        OrganizationId = row.Text(13),
        Source = Sources[row.Int64(14)],
        CreatedAt = Time(row, 15)!.Value,
        NextRun = Time(row, 16),
        LastRun = Time(row, 17),
        LastStatus = row.Text(18),
        LastTaskId = row.Text(19),
        Failures = (int)row.Int64(20),
        Version = row.Int64(21),
        Args = row.Text(22),
    };

    public static List<ScheduleRecord> ReadAll(Statement rows)
    {
        var schedules = new List<ScheduleRecord>();
        try
        {
            while (rows.Step())
            {
                schedules.Add(Read(rows));
            }
        }
        finally
        {
            rows.Reset();
        }

        return schedules;
    }

    public static void Bind(Statement statement, ScheduleRecord schedule)
    {
        statement.Bind(1, schedule.Id);
        statement.Bind(2, schedule.Module);
        statement.Bind(3, schedule.Name);
        statement.Bind(4, schedule.When);
        statement.Bind(5, schedule.TimeZone);
        statement.Bind(6, schedule.TaskName);
        statement.Bind(7, schedule.Agent);
        statement.Bind(8, schedule.Message);
        statement.Bind(9, Array.IndexOf(Missed, schedule.Missed));
        statement.Bind(10, schedule.Overlap ? 1 : 0);
        statement.Bind(11, schedule.IsPaused ? 1 : 0);
        statement.Bind(12, schedule.PauseReason);
        statement.Bind(13, schedule.UserId);
        statement.Bind(14, schedule.OrganizationId);
        statement.Bind(15, Array.IndexOf(Sources, schedule.Source));
        statement.Bind(16, schedule.CreatedAt.ToUnixTimeMilliseconds());
        statement.Bind(17, schedule.NextRun?.ToUnixTimeMilliseconds());
        statement.Bind(18, schedule.LastRun?.ToUnixTimeMilliseconds());
        statement.Bind(19, schedule.LastStatus);
        statement.Bind(20, schedule.LastTaskId);
        statement.Bind(21, schedule.Failures);
        statement.Bind(22, schedule.Version);
        statement.Bind(23, schedule.Args);
    }

    private static DateTimeOffset? Time(Statement row, int column) =>
        row.IsNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.Int64(column));
}
