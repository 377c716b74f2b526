using PluginTasks.Tasks.Events;

namespace PluginTasks.Web.Actions;

/// <summary>The surface on which a task asks.</summary>
internal static class TaskQuestion
{
    private static readonly string Prefix = TaskMessage.ConfirmationSurface("");

    /// <summary>Null where the surface is none of that kind.</summary>
    public static string? TaskOf(string surfaceId) =>
        surfaceId.Length > Prefix.Length && surfaceId.StartsWith(Prefix, StringComparison.Ordinal) ? surfaceId[Prefix.Length..] : null;
}
