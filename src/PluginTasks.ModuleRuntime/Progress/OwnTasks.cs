using System.Collections.Concurrent;

namespace PluginTasks.ModuleRuntime.Progress;

/// <summary>Tasks of which the host has taken live progress that came from elsewhere in their module. Thread safe.</summary>
internal sealed class OwnTasks
{
    private const int Most = 1_000;

    private readonly ConcurrentDictionary<string, bool> ids = new(StringComparer.Ordinal);

    public bool Knows(string id) => ids.ContainsKey(id);

    /// <summary>Past the most that are remembered all are asked for once again.</summary>
    public void Add(string id)
    {
        if (ids.Count >= Most)
        {
            ids.Clear();
        }

        ids.TryAdd(id, true);
    }
}
