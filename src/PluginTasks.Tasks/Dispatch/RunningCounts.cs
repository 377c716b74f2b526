using PluginTasks.Tasks.Runtime;
using PluginTasks.Tasks.States;

namespace PluginTasks.Tasks.Dispatch;

/// <summary>How many tasks hold a grant, in all and under each limit. Not thread safe.</summary>
internal sealed class RunningCounts(TaskRuntimeOptions options)
{
    private readonly Dictionary<string, int> ofModule = new(StringComparer.Ordinal);
    private readonly int[] ofKey = new int[options.KeyLimits.Count];
    private int total;

    public bool HasRoom => total < options.MaxRunning;

    public bool HasRoomFor(string module) =>
        options.MaxRunningOfModule(module) is not { } limit || ofModule.GetValueOrDefault(module) < limit;

    public bool HasRoomForKey(TaskRecord task)
    {
        for (var i = 0; i < ofKey.Length; i++)
        {
            if (IsUnder(task, i) && ofKey[i] >= options.KeyLimits[i].MaxRunning)
            {
                return false;
            }
        }

        return true;
    }

    public void Add(TaskRecord task) => Change(task, 1);

    public void Remove(TaskRecord task) => Change(task, -1);

    private void Change(TaskRecord task, int by)
    {
        total += by;
        ofModule[task.Module] = ofModule.GetValueOrDefault(task.Module) + by;
        for (var i = 0; i < ofKey.Length; i++)
        {
            ofKey[i] += IsUnder(task, i) ? by : 0;
        }
    }

    private bool IsUnder(TaskRecord task, int limit) =>
        task.TaskKey?.StartsWith(options.KeyLimits[limit].KeyPrefix, StringComparison.Ordinal) ?? false;
}
