namespace PluginTasks.Store.Migrations;

/// <summary>Tasks and the notices that wait for their users.</summary>
internal static class TasksSchema
{
    // What is long stands last, so that a list does not read through it. `finished_at` is null for as long as a task
    // is active and then its last change, so that an index is touched when a task begins and when it ends and not at
    // each step; active tasks, of which there are few, are sorted as they are read. `task_counts` has those that ended.
    public const string Sql = """
        CREATE TABLE tasks (
          row INTEGER PRIMARY KEY,
          id TEXT NOT NULL UNIQUE,
          module TEXT NOT NULL,
          label TEXT NOT NULL,
          status INTEGER NOT NULL DEFAULT 0,
          progress REAL NOT NULL DEFAULT 0,
          task_key TEXT,
          user_id TEXT NOT NULL,
          organization_id TEXT,
          session_key TEXT,
          priority INTEGER NOT NULL DEFAULT 5,
          created_at INTEGER NOT NULL,
          started_at INTEGER,
          updated_at INTEGER NOT NULL,
          finished_at INTEGER,
          attempt INTEGER NOT NULL DEFAULT 1,
          crashes INTEGER NOT NULL DEFAULT 0,
          timeout_seconds REAL,
          task_name TEXT,
          resumes INTEGER NOT NULL DEFAULT 0,
          not_before INTEGER,
          owner TEXT,
          seq INTEGER NOT NULL DEFAULT 0,
          retry TEXT,
          completion TEXT,
          context TEXT,
          watchers TEXT,
          question TEXT,
          answer TEXT,
          args TEXT,
          error TEXT,
          checkpoint TEXT,
          result TEXT
        );

        CREATE UNIQUE INDEX tasks_active_key ON tasks (module, coalesce(organization_id, ''), task_key)
          WHERE task_key IS NOT NULL AND finished_at IS NULL;
        CREATE INDEX tasks_by_key ON tasks (task_key) WHERE task_key IS NOT NULL;
        CREATE INDEX tasks_active ON tasks (user_id) WHERE finished_at IS NULL;
        CREATE INDEX tasks_by_end ON tasks (finished_at) WHERE finished_at IS NOT NULL;
        CREATE INDEX tasks_of_user ON tasks (user_id, finished_at) WHERE finished_at IS NOT NULL;
        CREATE INDEX tasks_of_organization ON tasks (organization_id, finished_at)
          WHERE organization_id IS NOT NULL AND finished_at IS NOT NULL;

        CREATE INDEX tasks_to_complete ON tasks (id) WHERE completion IS NOT NULL AND finished_at IS NOT NULL;

        CREATE TABLE task_counts (
          user_id TEXT NOT NULL,
          organization_id TEXT NOT NULL,
          module TEXT NOT NULL,
          status INTEGER NOT NULL,
          count INTEGER NOT NULL,
          PRIMARY KEY (user_id, organization_id, module, status)
        ) WITHOUT ROWID;

        CREATE TABLE notices (
          position INTEGER PRIMARY KEY,
          user_id TEXT NOT NULL,
          message_id TEXT NOT NULL,
          task_id TEXT,
          created_at INTEGER NOT NULL,
          seq INTEGER,
          body TEXT NOT NULL,
          UNIQUE (user_id, message_id)
        );

        CREATE INDEX notices_of_task ON notices (task_id) WHERE task_id IS NOT NULL;
        """;
}
