using PluginTasks.Store.Sqlite;
using PluginTasks.Tasks.Schedules.Firing;
using PluginTasks.Tasks.States;

namespace PluginTasks.Store.Schedules;

/// <summary>The rows of schedules, for the one that writes. There are few, so a row is written whole.</summary>
internal sealed class ScheduleTable(Database database)
{
    private static readonly string Parameters = string.Join(", ", Enumerable.Range(1, ScheduleRow.Count).Select(i => $"?{i}"));

    private readonly Statement insert = database.Prepare($"INSERT INTO schedules ({ScheduleRow.Columns}) VALUES ({Parameters}) ON CONFLICT DO NOTHING");
    private readonly Statement put = database.Prepare($"REPLACE INTO schedules ({ScheduleRow.Columns}) VALUES ({Parameters})");
    private readonly Statement find = database.Prepare($"SELECT {ScheduleRow.Columns} FROM schedules WHERE id = ?1");
    private readonly Statement remove = database.Prepare("DELETE FROM schedules WHERE id = ?1");
    private readonly Statement ofModule = database.Prepare($"SELECT {ScheduleRow.Columns} FROM schedules WHERE module = ?1");

    /// <summary>False where its id is there.</summary>
    public bool Insert(ScheduleRecord schedule)
    {
        ScheduleRow.Bind(insert, schedule);
        insert.Run();
        return database.Changes != 0;
    }

    public ScheduleRecord Put(ScheduleRecord schedule)
    {
        ScheduleRow.Bind(put, schedule);
        put.Run();
        return schedule;
    }

    public ScheduleRecord? Find(string id)
    {
        find.Bind(1, id);
        try
        {
            return find.Step() ? ScheduleRow.Read(find) : null;
        }
        finally
        {
            find.Reset();
        }
    }

    public bool Remove(string id)
    {
        remove.Bind(1, id);
        remove.Run();
        return database.Changes != 0;
    }

    public List<ScheduleRecord> OfModule(string module)
    {
        ofModule.Bind(1, module);
        return ScheduleRow.ReadAll(ofModule);
    }

    /// <summary>Records the end of a task with the schedule that made it.</summary>
    public void Ended(TaskRecord task)
    {
        if (ScheduleKey.ScheduleId(task.TaskKey) is { } id && Find(id) is { } stored && stored.AfterEnd(task) is var after && after != stored)
        {
            Put(after);
        }
    }
}
