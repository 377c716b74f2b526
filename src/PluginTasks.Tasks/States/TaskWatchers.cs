using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginTasks.Tasks.States;

/// <summary>The users who may watch another's task, as they are kept in its row.</summary>
public static class TaskWatchers
{
    public static IReadOnlyList<string> WatchedBy(this TaskRecord task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return task.Watchers is null ? [] : JsonSerializer.Deserialize(task.Watchers, TaskWatchersJson.Default.StringArray) ?? [];
    }

    internal static string? With(TaskRecord task, string? watcher)
    {
        if (watcher is null || watcher == task.UserId)
        {
            return task.Watchers;
        }

        var known = task.WatchedBy();
        return known.Contains(watcher) ? task.Watchers : JsonSerializer.Serialize([.. known, watcher], TaskWatchersJson.Default.StringArray);
    }
}

[JsonSerializable(typeof(string[]))]
internal sealed partial class TaskWatchersJson : JsonSerializerContext;
