namespace PluginTasks.Tasks.Schedules.Firing;

/// <summary>Which schedules. Conditions that are null do not count.</summary>
public sealed record ScheduleQuery
{
    public string? Module { get; init; }

    public string? UserId { get; init; }

    /// <summary>Only those that are due by then.</summary>
    public DateTimeOffset? DueBy { get; init; }

    public int Take { get; init; } = int.MaxValue;
}
