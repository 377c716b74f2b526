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

    /// <summary>Takes in what was kept, as far as there is room.</summary>
    internal void Add(IEnumerable<AccessRequest> kept)
    {
        lock (gate)
        {
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

    /// <summary>Those that came, or were asked again, since the last time.</summary>
    internal IReadOnlyList<AccessRequest> TakeChanged()
    {
        lock (gate)
        {
            var taken = changed.Select(key => requests[key]).ToList();
            changed.Clear();
            return taken;
        }
    }

    /// <summary>False where there was none.</summary>
    internal bool Drop(AccessKey key)
    {
        lock (gate)
        {
            changed.Remove(key);
            if (!requests.Remove(key))
            {
                return false;
            }

            waiting[key.Module]--;
            return true;
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
}
