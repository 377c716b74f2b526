namespace PluginTasks.Sandbox.Access.Decisions;

/// <summary>What modules ask for and nobody has decided, bounded for each module. Thread safe.</summary>
public sealed class WaitingRequests
{
    /// <summary>So many of a module wait at once; what it asks for beyond that is refused all the same, and not kept.</summary>
    public const int MostOfModule = 100;

    internal const int LongestTarget = 4_096;

    private readonly Lock gate = new();
    private readonly Dictionary<AccessKey, AccessRequest> requests = [];
    private readonly Dictionary<string, int> waiting = new(StringComparer.Ordinal);
    private readonly HashSet<AccessKey> changed = [];

    /// <summary>The last asked first.</summary>
    public IReadOnlyList<AccessRequest> All
    {
        get
        {
            lock (gate)
            {
                return [.. requests.Values.OrderByDescending(r => r.LastAsked).ThenBy(r => r.Key.ToString(), StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>Takes in what is kept, as far as there is room; what is not kept any more has been settled, but for what came since.</summary>
    internal void Take(IReadOnlyList<AccessRequest> kept)
    {
        var keys = kept.Select(r => r.Key).ToHashSet();
        lock (gate)
        {
            foreach (var key in requests.Keys.Where(k => !keys.Contains(k) && !changed.Contains(k)).ToList())
            {
                Remove(key);
            }

            foreach (var request in kept.Where(r => HasRoom(r.Key.Module)))
            {
                Add(request);
            }
        }
    }

    /// <summary>Notes that a module asks. False where it has too many already; nothing is noted then.</summary>
    internal bool Ask(AccessKey key, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(key);
        lock (gate)
        {
            if (requests.TryGetValue(key, out var known))
            {
                requests[key] = known with { LastAsked = now, Times = known.Times + 1 };
            }
            else if (key.Target.Length <= LongestTarget && HasRoom(key.Module))
            {
                Add(new AccessRequest(key, now, now, 1));
            }
            else
            {
                return false;
            }

            changed.Add(key);
            return true;
        }
    }

    /// <summary>Those that came, or were asked again, and are not kept yet.</summary>
    internal IReadOnlyList<AccessRequest> Changed()
    {
        lock (gate)
        {
            return [.. changed.Select(key => requests[key])];
        }
    }

    /// <summary>They are kept now, as they were then.</summary>
    internal void Kept(IReadOnlyList<AccessRequest> saved)
    {
        lock (gate)
        {
            foreach (var request in saved.Where(r => requests.GetValueOrDefault(r.Key) == r))
            {
                changed.Remove(request.Key);
            }
        }
    }

    /// <summary>False where there was none.</summary>
    internal bool Drop(AccessKey key)
    {
        lock (gate)
        {
            changed.Remove(key);
            return Remove(key);
        }
    }

    private bool HasRoom(string module) => waiting.GetValueOrDefault(module) < MostOfModule;

    private void Add(AccessRequest request)
    {
        if (requests.TryAdd(request.Key, request))
        {
            waiting[request.Key.Module] = waiting.GetValueOrDefault(request.Key.Module) + 1;
        }
    }

    private bool Remove(AccessKey key)
    {
        if (!requests.Remove(key))
        {
            return false;
        }

        waiting[key.Module]--;
        return true;
    }
}
