namespace PluginTasks.Testing;

/// <summary>A snapshot differs from what a test made; the message shows how.</summary>
public sealed class SnapshotException : Exception
{
    /// <summary>Makes one with a standard message.</summary>
    public SnapshotException()
        : this("A snapshot differs.")
    {
    }

    /// <summary>Makes one with a message.</summary>
    public SnapshotException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one with a message and what led to it.</summary>
    public SnapshotException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
