using System.Collections.Immutable;

namespace PluginTasks.Modules.Reloading;

/// <summary>Tells of modules that were read again. Who listens must not hold it up. Thread safe.</summary>
public sealed class ReloadFeed
{
    private ImmutableList<Action<ModuleReload>> listeners = [];

    /// <summary>Listens until disposed.</summary>
    public IDisposable Listen(Action<ModuleReload> take)
    {
        ImmutableInterlocked.Update(ref listeners, all => all.Add(take));
        return new Listener(this, take);
    }

    public void Tell(ModuleReload reload)
    {
        foreach (var take in listeners)
        {
            take(reload);
        }
    }

    private sealed class Listener(ReloadFeed feed, Action<ModuleReload> take) : IDisposable
    {
        public void Dispose() => ImmutableInterlocked.Update(ref feed.listeners, all => all.Remove(take));
    }
}
