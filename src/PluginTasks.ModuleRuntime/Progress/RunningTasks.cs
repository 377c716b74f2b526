using System.Collections.Concurrent;

namespace PluginTasks.ModuleRuntime.Progress;

/// <summary>The tasks that run here, by id.</summary>
internal sealed class RunningTasks
{
    private readonly ConcurrentDictionary<string, TaskRun> runs = new(StringComparer.Ordinal);

    public TaskRun? Find(string id) => runs.GetValueOrDefault(id);

    /// <summary>Work that has begun before its task stays the one that is known.</summary>
    public void Add(TaskRun run) => runs.TryAdd(run.Id, run);

    public void Remove(TaskRun run) => runs.TryRemove(KeyValuePair.Create(run.Id, run));

    public void Clear()
    {
        foreach (var (_, run) in runs)
        {
            run.Started?.Forget();
            run.Progress.Dispose();
        }

        runs.Clear();
    }
}
