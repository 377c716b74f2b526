namespace PluginTasks.Store.Tasks;

/// <summary>
/// Rows of active tasks as this process wrote them last, so that the next change of one needs no reading. Where
/// another process has written since, they are forgotten before a transaction looks at them.
/// </summary>
internal sealed class TaskCache
{
    private const int Most = 32_768;
    private const int LongestText = 4_096;

    private readonly Dictionary<string, TaskEntry> entries = [];

    public bool TryGet(string id, out TaskEntry entry) => entries.TryGetValue(id, out entry);

    public void Put(in TaskEntry entry)
    {
        var task = entry.Task;
        var length = Length(task.Args) + Length(task.Question) + Length(task.Answer) + Length(task.Checkpoint);
        if (!task.IsActive || length > LongestText || (entries.Count >= Most && !entries.ContainsKey(task.Id)))
        {
            entries.Remove(task.Id);
        }
        else
        {
            entries[task.Id] = entry;
        }
    }

    /// <summary>After a rollback too, which took back what they say.</summary>
    public void Clear() => entries.Clear();

    private static int Length(string? text) => text?.Length ?? 0;
}
