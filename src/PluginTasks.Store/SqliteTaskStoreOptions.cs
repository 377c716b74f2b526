namespace PluginTasks.Store;

/// <summary>How a store is kept in a file.</summary>
public sealed record SqliteTaskStoreOptions
{
    public Synchronous Synchronous { get; init; } = Synchronous.Normal;

    /// <summary>How long to wait for another process that writes, before a call fails with <c>store_busy</c>.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many changes may wait for the writer; further callers wait for room.</summary>
    public int QueueLength { get; init; } = 4_096;

    /// <summary>Whether the audit log says when tasks begin and end, in the transaction that stores it.</summary>
    public bool AuditTasks { get; init; }

    /// <summary>How many queries run at once.</summary>
    public int Readers { get; init; } = 4;
}
