namespace PluginTasks.Store.Migrations;

/// <summary>What happened to tasks, a row for each minute of the last day.</summary>
internal static class ActivitySchema
{
    public const string Sql = """
        CREATE TABLE task_minutes (
          minute INTEGER PRIMARY KEY,
          started INTEGER NOT NULL,
          stopped INTEGER NOT NULL,
          completed INTEGER NOT NULL,
          failed INTEGER NOT NULL,
          cancelled INTEGER NOT NULL,
          interrupted INTEGER NOT NULL
        );
        """;
}
