namespace PluginTasks.Web.Actions;

/// <summary>Which callbacks of task events have been run, so that each runs once however many tabs are open. Remembers the last ones. Thread safe.</summary>
internal sealed class CallbackMemory(int most = 100_000)
{
    private readonly Lock gate = new();
    private readonly HashSet<Callback> known = [];
    private readonly Queue<Callback> order = new();

    /// <summary>Whether it is the first time.</summary>
    public bool IsFirst(Callback callback)
    {
        lock (gate)
        {
            if (!known.Add(callback))
            {
                return false;
            }

            order.Enqueue(callback);
            if (order.Count > most)
            {
                known.Remove(order.Dequeue());
            }

            return true;
        }
    }

    /// <summary>What tells one callback from another, and whose it is.</summary>
    internal readonly record struct Callback(string UserId, string TaskId, long Seq, string Name, string SurfaceId, string? ComponentId);
}
