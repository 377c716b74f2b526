namespace PluginTasks.Tasks.Runtime;

/// <summary>What the operator sets of the runtime. Immutable.</summary>
public sealed record TaskRuntimeOptions
{
    /// <summary>How many tasks run at once; 4 for each core, at least 5.</summary>
    public int MaxRunning { get; init; } = Math.Max(5, 4 * Environment.ProcessorCount);

    /// <summary>
    /// How many tasks of a module run at once; null is no limit. Looked up at each grant, as modules are reloaded, and
    /// while grants wait for it: it must be short and must not call the runtime.
    /// </summary>
    public Func<string, int?> MaxRunningOfModule { get; init; } = _ => null;

    /// <summary>How many tasks run at once whose key begins so.</summary>
    public IReadOnlyList<KeyLimit> KeyLimits { get; init; } = [];

    /// <summary>How long work that was cancelled may go on before it is given up.</summary>
    public TimeSpan CancelGrace { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a shutdown waits for what runs.</summary>
    public TimeSpan ShutdownGrace { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long after persisted progress of a task more of it is gathered, before that is stored.</summary>
    public TimeSpan ProgressDelay { get; init; } = TimeSpan.FromMilliseconds(45);

    /// <summary>How often live progress of a task is sent at most.</summary>
    public TimeSpan LiveInterval { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Whether the end of a task waits for its user as a notice. Without anybody to fetch them they would only hold tasks back from removal.</summary>
    public bool KeepsNotices { get; init; } = true;

    /// <summary>How long after its end a task is removed; null is never.</summary>
    public TimeSpan? CleanupDelay { get; init; } = TimeSpan.FromSeconds(3600);

    /// <summary>How long a notice waits for its user.</summary>
    public TimeSpan NoticeLifetime { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How often to remove what is old.</summary>
    public TimeSpan RemoveEvery { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How often to look whether another process that used the store is gone.</summary>
    public TimeSpan LookForGoneEvery { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>After so many deaths of its process in a row a task is not resumed again.</summary>
    public int MaxCrashes { get; init; } = 3;
}
