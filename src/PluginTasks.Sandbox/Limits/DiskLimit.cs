namespace PluginTasks.Sandbox.Limits;

/// <summary>What a module's own folders may hold together, its data and what is temporary.</summary>
public sealed record DiskLimit
{
    /// <summary>Default: 10 GiB.</summary>
    public long Bytes { get; init; } = 10L << 30;

    /// <summary>Files, folders and links. Default: 200,000.</summary>
    public long Files { get; init; } = 200_000;
}
