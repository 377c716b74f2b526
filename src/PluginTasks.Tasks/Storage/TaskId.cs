using PluginTasks.Sdk;

namespace PluginTasks.Tasks.Storage;

/// <summary>
/// Makes ids of 26 characters that sort by time. Of one source they rise even where the clock stands still or jumps back. Thread safe.
/// </summary>
public sealed class TaskId(TimeProvider time)
{
    private readonly SortableIds ids = new(time);

    public string Next() => ids.Next();
}
