namespace PluginTasks.Sandbox.Processes;

/// <summary>All processes at a moment. Not thread safe.</summary>
internal sealed class ProcessSnapshot
{
    private readonly Dictionary<int, ProcessEntry> processes = ProcessEntry.ReadAll().ToDictionary(p => p.Id);
    private readonly Dictionary<int, string?> marks = [];
    private ILookup<int, ProcessEntry>? children;

    public IEnumerable<ProcessEntry> Processes => processes.Values;

    public ProcessEntry? this[int id] => processes.GetValueOrDefault(id);

    /// <summary>Its mark, read when it is first asked for.</summary>
    public string? MarkOf(ProcessEntry process)
    {
        if (!marks.TryGetValue(process.Id, out var mark))
        {
            mark = process.IsOver ? null : process.ReadMark();
            marks[process.Id] = mark;
        }

        return mark;
    }

    /// <summary>
    /// Whether a process is a user's, and nothing tells whose of them: it has wiped its mark and left its parents. A child of the host's
    /// own is not: one that is just being started has the user already and no mark yet.
    /// </summary>
    public bool IsHiding(ProcessEntry process, int user) =>
        process.Parent != Environment.ProcessId && MarkOf(process) is null && process.ReadUser() == user && this[process.Parent]?.ReadUser() != user;

    /// <summary>What lives of some processes and all that they started, those first. Never the host: it may itself be what another one started.</summary>
    public IEnumerable<ProcessEntry> WithDescendants(IEnumerable<ProcessEntry> first)
    {
        children ??= Processes.ToLookup(p => p.Parent);
        var waiting = new Queue<ProcessEntry>(first);
        var seen = new HashSet<int>();
        while (waiting.TryDequeue(out var process))
        {
            if (process.Id == Environment.ProcessId || !seen.Add(process.Id))
            {
                continue;
            }

            foreach (var child in children[process.Id])
            {
                waiting.Enqueue(child);
            }

            if (!process.IsOver)
            {
                yield return process;
            }
        }
    }
}
