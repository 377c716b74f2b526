namespace PluginTasks.Web.Streams;

/// <summary>The bindings that one connection listens through. Thread safe.</summary>
internal sealed class StreamSubscriptions : IDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<(string Surface, string Binding), IDisposable> listeners = [];

    public void Add(string surfaceId, string bindingId, IDisposable listener)
    {
        lock (gate)
        {
            if (listeners.Remove((surfaceId, bindingId), out var before))
            {
                before.Dispose();
            }

            listeners[(surfaceId, bindingId)] = listener;
        }
    }

    public void Remove(string surfaceId, string bindingId)
    {
        lock (gate)
        {
            if (listeners.Remove((surfaceId, bindingId), out var listener))
            {
                listener.Dispose();
            }
        }
    }

    /// <summary>All of them, or those of one surface.</summary>
    public void Clear(string? surfaceId = null)
    {
        lock (gate)
        {
            foreach (var key in listeners.Keys.Where(k => surfaceId is null || k.Surface == surfaceId).ToList())
            {
                listeners.Remove(key, out var listener);
                listener?.Dispose();
            }
        }
    }

    public void Dispose() => Clear();
}
