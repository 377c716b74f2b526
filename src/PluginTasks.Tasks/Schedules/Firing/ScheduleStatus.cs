using System.Text.Json;
using PluginTasks.Sdk;

namespace PluginTasks.Tasks.Schedules.Firing;

/// <summary>What <see cref="ScheduleRecord.LastStatus"/> says.</summary>
public static class ScheduleStatus
{
    /// <summary>The last task was still active.</summary>
    public const string Skipped = "skipped";

    /// <summary>It was due once, while nothing ran, and is not to be made up for.</summary>
    public const string Missed = "missed";

    /// <summary>Something threw before there was a task; the log has it.</summary>
    public const string Failed = "firing_failed";

    private static readonly Dictionary<TaskState, string> Names =
        Enum.GetValues<TaskState>().ToDictionary(s => s, s => JsonNamingPolicy.SnakeCaseLower.ConvertName(s.ToString()));

    /// <summary>The name of a task's state: <c>waiting_confirmation</c>.</summary>
    public static string Of(TaskState state) => Names[state];

    /// <summary>Whether a task was made and the store has not seen its end.</summary>
    internal static bool IsOpen(string? status) => status == Names[TaskState.Pending];
}
