using PluginTasks.Sandbox.Processes;

namespace PluginTasks.Sandbox.Limits;

/// <summary>Kills processes that have too much memory.</summary>
internal sealed class MemoryWatchdog
{
    /// <summary>Why it kills.</summary>
    public const string Limit = "memory";

    // Finding what has left its session takes a look at every process's environment, so that is not done each time.
    private const int FarLooks = 4;

    private int looks;

    public void Look(IEnumerable<HeldChild> children)
    {
        ProcessSnapshot? all = null;
        var looksFar = looks++ % FarLooks == 0;
        foreach (var child in children)
        {
            try
            {
                var used = child.MemoryOfGroup ?? (child.Tree is { } tree ? ResidentMemory.Of(tree, all ??= new ProcessSnapshot(), looksFar) : 0);
                if (used > child.Limits.MemoryBytes)
                {
                    child.KillFor(Limit);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // The host is out of descriptors for a moment; the next look may find some.
            }
        }
    }
}
