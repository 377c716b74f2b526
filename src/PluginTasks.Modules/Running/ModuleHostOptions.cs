namespace PluginTasks.Modules.Running;

/// <summary>What the operator sets of how modules run. Immutable.</summary>
public sealed record ModuleHostOptions
{
    /// <summary>Where data is kept; a module's own is below <c>modules/</c>.</summary>
    public required string DataFolder { get; init; }

    /// <summary>How long a start may take.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an action, or a page's data, may take.</summary>
    public TimeSpan ActionTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a process without work is kept: <c>workers.idle</c>.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long an old generation may go on beside a new one: <c>drain_timeout</c>.</summary>
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long work that was cancelled may go on before it is given up, and its process with it.</summary>
    public TimeSpan CancelGrace { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the other tasks of a process have that is given up.</summary>
    public TimeSpan ReplaceTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often it is looked for processes without work.</summary>
    public TimeSpan Housekeeping { get; init; } = TimeSpan.FromSeconds(10);
}
