using System.Collections.Concurrent;

namespace PluginTasks.Tasks.Storage;

/// <summary>In memory every owner is of this process: alive for as long as it has joined.</summary>
internal sealed class MemoryMember : IStoreMember
{
    private readonly ConcurrentDictionary<string, bool> members;

    public MemoryMember(ConcurrentDictionary<string, bool> members)
    {
        this.members = members;
        members[Id] = true;
    }

    public string Id { get; } = Guid.NewGuid().ToString("N");

    public bool IsAlive(string member) => members.ContainsKey(member);

    public IReadOnlyList<string> ListGone() => [];

    public void Forget(string member)
    {
    }

    public void Dispose() => members.TryRemove(Id, out _);
}
