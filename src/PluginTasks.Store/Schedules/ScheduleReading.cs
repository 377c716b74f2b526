using PluginTasks.Store.Sqlite;
using PluginTasks.Tasks.Schedules.Firing;

namespace PluginTasks.Store.Schedules;

internal static class ScheduleReading
{
    private const string Order = "ORDER BY next_run IS NULL, next_run, id LIMIT ?1";

    public static ScheduleRecord? Get(Database database, string id)
    {
        var find = database.Prepare($"SELECT {ScheduleRow.Columns} FROM schedules WHERE id = ?1");
        find.Bind(1, id);
        return ScheduleRow.ReadAll(find).SingleOrDefault();
    }

    public static List<ScheduleRecord> List(Database database, ScheduleQuery query)
    {
        var list = database.Prepare(
            $"""
            SELECT {ScheduleRow.Columns} FROM schedules
            WHERE (?2 IS NULL OR module = ?2) AND (?3 IS NULL OR user_id = ?3){(query.DueBy is null ? "" : " AND next_run <= ?4")} {Order}
            """);
        list.Bind(1, query.Take);
        list.Bind(2, query.Module);
        list.Bind(3, query.UserId);
        if (query.DueBy is { } by)
        {
            list.Bind(4, by.ToUnixTimeMilliseconds());
        }

        return ScheduleRow.ReadAll(list);
    }

    public static DateTimeOffset? NextRun(Database database)
    {
        var next = database.Prepare("SELECT next_run FROM schedules WHERE next_run IS NOT NULL ORDER BY next_run LIMIT 1");
        try
        {
            return next.Step() ? DateTimeOffset.FromUnixTimeMilliseconds(next.Int64(0)) : null;
        }
        finally
        {
            next.Reset();
        }
    }
}
