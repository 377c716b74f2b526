namespace PluginTasks.Tasks.Storage;

/// <summary>
/// A runtime among those that use one store: the owner of the tasks that it added or runs, alive until it is disposed or
/// its process ends. No clock takes part. Thread safe.
/// </summary>
public interface IStoreMember : IDisposable
{
    /// <summary>Its name as an owner, never used twice.</summary>
    string Id { get; }

    bool IsAlive(string member);

    /// <summary>Members that ended and left tasks behind, perhaps.</summary>
    IReadOnlyList<string> ListGone();

    /// <summary>A member that ended has nothing left to be settled.</summary>
    void Forget(string member);
}
