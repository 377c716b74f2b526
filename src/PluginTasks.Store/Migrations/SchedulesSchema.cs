namespace PluginTasks.Store.Migrations;

/// <summary>Schedules. Those that are due are found by an index that the others are not in.</summary>
internal static class SchedulesSchema
{
    public const string Sql = """
        CREATE TABLE schedules (
          id TEXT PRIMARY KEY,
          module TEXT NOT NULL,
          name TEXT NOT NULL,
          expression TEXT NOT NULL,
          time_zone TEXT NOT NULL,
          task_name TEXT,
          agent TEXT,
          message TEXT,
          missed INTEGER NOT NULL,
          overlap INTEGER NOT NULL,
          paused INTEGER NOT NULL,
          pause_reason TEXT,
          user_id TEXT NOT NULL,
          organization_id TEXT,
          source INTEGER NOT NULL,
          created_at INTEGER NOT NULL,
          next_run INTEGER,
          last_run INTEGER,
          last_status TEXT,
          last_task_id TEXT,
          failures INTEGER NOT NULL,
          version INTEGER NOT NULL,
          args TEXT
        );

        CREATE INDEX schedules_due ON schedules (next_run) WHERE next_run IS NOT NULL;
        """;
}
