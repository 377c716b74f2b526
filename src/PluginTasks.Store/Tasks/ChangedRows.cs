using PluginTasks.Tasks.States;

namespace PluginTasks.Store.Tasks;

/// <summary>
/// Rows that a transaction has changed and not yet written, as they are in the file and as they will be: each is written
/// once, however often it changes. Whatever looks at the rows of the file has to have them written first.
/// </summary>
internal sealed class ChangedRows(TaskTable tasks)
{
    private readonly Dictionary<string, (TaskEntry InFile, TaskRecord Now)> changed = new(StringComparer.Ordinal);

    public TaskEntry? Find(string id) => changed.TryGetValue(id, out var row) ? row.InFile with { Task = row.Now } : null;

    /// <param name="before">The row before this change, also where that is not written yet.</param>
    /// <param name="after">It from now on.</param>
    public void Put(in TaskEntry before, TaskRecord after) =>
        changed[after.Id] = (changed.TryGetValue(after.Id, out var row) ? row.InFile : before, after);

    public void Write()
    {
        if (changed.Count == 0)
        {
            return;
        }

        foreach (var (inFile, now) in changed.Values)
        {
            tasks.Update(inFile, now);
        }

        changed.Clear();
    }

    /// <summary>After a rollback.</summary>
    public void Forget() => changed.Clear();
}
