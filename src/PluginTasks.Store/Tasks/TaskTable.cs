using PluginTasks.Sdk;
using PluginTasks.Store.Sqlite;
using PluginTasks.Tasks.States;

namespace PluginTasks.Store.Tasks;

/// <summary>The rows of tasks, for the one that writes.</summary>
internal sealed class TaskTable : IDisposable
{
    // What the columns are when nobody says: those that a task has like this are not named when it is added.
    private static readonly TaskRecord Blank = new()
    {
        Id = "", Module = "", Label = "", UserId = "", Status = TaskState.Pending, CreatedAt = default, UpdatedAt = default,
    };

    private readonly Database database;
    private readonly Statement find;
    private readonly Statement findKey;

    // A statement for each set of columns that are written together, of which there are a dozen: what a statement
    // does not name costs nothing, and an index whose columns it does not name is left alone.
    private readonly ColumnStatements inserts;
    private readonly ColumnStatements updates;

    public TaskTable(Database database)
    {
        this.database = database;
        inserts = new ColumnStatements(database, always: ["id", "module", "label", "user_id", "created_at", "updated_at"], firstParameter: 1, columns =>
            $"INSERT INTO tasks ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"?{i + 1}"))}) ON CONFLICT DO NOTHING");
        updates = new ColumnStatements(database, always: ["updated_at"], firstParameter: 3, columns =>
            $"UPDATE tasks SET {string.Join(", ", columns.Select((c, i) => $"{c} = ?{i + 3}"))} WHERE row = ?1 AND id = ?2");
        find = database.Prepare($"SELECT {TaskRow.Columns}, row FROM tasks WHERE id = ?1");
        findKey = database.Prepare(
            $"""
            SELECT {TaskRow.Columns}, row FROM tasks
            WHERE module = ?1 AND coalesce(organization_id, '') = coalesce(?2, '') AND task_key = ?3
              AND task_key IS NOT NULL AND finished_at IS NULL
            """);
    }

    /// <summary>Adds a row, unless its id is there, or its key is active.</summary>
    public TaskEntry? Insert(TaskRecord task)
    {
        inserts.Bind(Blank, task).Run();
        return database.Changes == 0 ? null : new TaskEntry(database.LastRow, task);
    }

    public TaskEntry? Find(string id)
    {
        find.Bind(1, id);
        return ReadOne(find);
    }

    /// <summary>The active task that has a task's key.</summary>
    public TaskEntry? FindKey(TaskRecord task)
    {
        findKey.Bind(1, task.Module);
        findKey.Bind(2, task.OrganizationId);
        findKey.Bind(3, task.TaskKey);
        return ReadOne(findKey);
    }

    /// <summary>Writes what differs.</summary>
    public void Update(in TaskEntry before, TaskRecord after)
    {
        var update = updates.Bind(before.Task, after);
        update.Bind(1, before.Row);
        update.Bind(2, after.Id);
        update.Run();
        if (database.Changes != 1)
        {
            throw new InvalidOperationException($"Task {after.Id} is not in row {before.Row} any more.");
        }
    }

    public void Dispose()
    {
        inserts.Dispose();
        updates.Dispose();
    }

    private static TaskEntry? ReadOne(Statement statement)
    {
        try
        {
            return statement.Step()
                ? new TaskEntry(statement.Int64(TaskColumns.All.Length), TaskRow.Read(statement))
                : null;
        }
        finally
        {
            statement.Reset();
        }
    }
}
