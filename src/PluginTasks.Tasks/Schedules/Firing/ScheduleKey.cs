using System.Globalization;

namespace PluginTasks.Tasks.Schedules.Firing;

/// <summary>The keys of the tasks that schedules make.</summary>
public static class ScheduleKey
{
    private const string Prefix = "schedule:";

    /// <summary>For a run that is skipped while the last one is active.</summary>
    public static string Of(string scheduleId) => Prefix + scheduleId;

    /// <summary>For a run that may overlap, or is caught up: one for each due time.</summary>
    public static string Of(string scheduleId, DateTimeOffset due) =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix}{scheduleId}:{due.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ}");

    /// <summary>The schedule that made a task, by the task's key; null for other tasks.</summary>
    public static string? ScheduleId(string? taskKey)
    {
        if (taskKey?.StartsWith(Prefix, StringComparison.Ordinal) != true)
        {
            return null;
        }

        var end = taskKey.IndexOf(':', Prefix.Length);
        return end < 0 ? taskKey[Prefix.Length..] : taskKey[Prefix.Length..end];
    }
}
