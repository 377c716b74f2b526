namespace PluginTasks.Sdk;

/// <summary>How a schedule fires. Immutable and thread safe.</summary>
public sealed record ScheduleOptions
{
    /// <summary>A name for people. Default: the task's.</summary>
    public string? Name { get; init; }

    /// <summary>The time zone of wall-clock times, by its IANA name: <c>Europe/Rome</c>. Default: UTC.</summary>
    public string? TimeZone { get; init; }

    /// <summary>What becomes of firings missed while the host was down. Default: <see cref="MissedRuns.Once"/>.</summary>
    public MissedRuns Missed { get; init; }

    /// <summary>Whether it fires while its last task is still active. Default: false, the firing is skipped.</summary>
    public bool Overlap { get; init; }
}
