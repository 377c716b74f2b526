namespace PluginTasks.Tasks.Schedules.Firing;

/// <summary>Where a schedule comes from.</summary>
public enum ScheduleSource
{
    /// <summary>A user added it, by a module's code or by the command.</summary>
    User,

    /// <summary>It stands in a module's manifest, and goes when it does not any more.</summary>
    Manifest,
}
