using PluginTasks.Sandbox.Processes;

namespace PluginTasks.Sandbox.Limits;

/// <summary>A started process whose limits are kept. Disposed of when it is over. Thread safe.</summary>
public sealed class HeldChild : IDisposable
{
    private readonly ControlGroup? group;
    private readonly Action<HeldChild> letGo;
    private string? killedFor;

    internal HeldChild(ChildProcess child, ResourceLimits limits, ControlGroup? group, IReadOnlyList<string> problems, Action<HeldChild> letGo)
    {
        Child = child;
        this.group = group;
        this.letGo = letGo;
        Limits = limits;
        Problems = problems;
        Tree = ProcessEntry.Read(child.Id) is { } root ? new ProcessTree(root, root.ReadMark() ?? "") : null;
    }

    public ChildProcess Child { get; }

    public ResourceLimits Limits { get; }

    /// <summary>What could not be limited, and why.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>The limit that it went over, <c>memory</c> or <c>disk</c>; null while it has not. Ask again after its end.</summary>
    public string? Exceeded => Volatile.Read(ref killedFor) ?? (group is { RanOutOfMemory: true } ? MemoryWatchdog.Limit : null);

    /// <summary>Null where it has ended already.</summary>
    internal ProcessTree? Tree { get; }

    /// <summary>Ends what is left in its group. Gives whether the group is gone with that.</summary>
    internal bool TryClear()
    {
        if (group is null || group.Remove())
        {
            return true;
        }

        group.Kill();
        return false;
    }

    /// <summary>Null where the group does not count.</summary>
    internal long? MemoryOfGroup => group?.UsedMemory;

    public void Dispose() => letGo(this);

    internal void KillFor(string limit)
    {
        if (Interlocked.CompareExchange(ref killedFor, limit, null) is null)
        {
            Child.Kill();
        }
    }
}
