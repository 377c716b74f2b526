namespace PluginTasks.Tasks.Schedules;

/// <summary>The texts that make a schedule.</summary>
public enum ScheduleArgument
{
    /// <summary>The expression.</summary>
    When,

    /// <summary>The time zone's name.</summary>
    TimeZone,
}
