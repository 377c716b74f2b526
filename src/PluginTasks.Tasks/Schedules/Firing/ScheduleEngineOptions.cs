namespace PluginTasks.Tasks.Schedules.Firing;

/// <summary>How schedules are looked after. Immutable.</summary>
public sealed record ScheduleEngineOptions
{
    /// <summary>How long the engine sleeps at most: a clock that was set and what other hosts changed is noticed by then.</summary>
    public TimeSpan LongestSleep { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How late a firing may be and not count as missed.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long to wait after something went wrong that may be right again.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(5);
}
