namespace PluginTasks.Tasks;

/// <summary>Something to be told of at its times, by a <see cref="ScheduleLoop"/>. Immutable.</summary>
public sealed record ScheduleJob
{
    /// <summary>Names it; there is one job of a name in a store.</summary>
    public required string Name { get; init; }

    /// <summary>What the callback is to do: a prompt, a path, whatever it understands.</summary>
    public string Message { get; init; } = "";

    /// <summary>When it is due: <c>every 30m</c>, <c>daily at 07:30</c>, <c>cron: 0 7 * * 1-5</c>, <c>in 20 minutes</c>; docs/schedules.md has all.</summary>
    public required string When { get; init; }

    /// <summary>The IANA name of the zone of wall-clock times. Default: UTC.</summary>
    public string? TimeZone { get; init; }

    /// <summary>What intervals and <c>in …</c> count from. Default: when it was added.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>When it last fired; its due times up to then are done with.</summary>
    public DateTimeOffset? LastRun { get; init; }

    /// <summary>What the callback threw the last time; null where it threw nothing.</summary>
    public string? LastError { get; init; }

    /// <summary>How often in all the callback threw.</summary>
    public int Failures { get; init; }
}
