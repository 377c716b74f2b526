namespace PluginTasks.Pages.Patterns;

/// <summary>The states that are known. When there is no room for another, all are forgotten. Not safe for many threads.</summary>
internal sealed class StateCache(int maxStates)
{
    public const int MaxStates = 1_000;
    private const int MaxMemory = 1 << 20;

    private readonly Dictionary<int, List<AutomatonState>> states = [];
    private int count;
    private int memory;

    public AutomatonState? Find(int hash, ReadOnlySpan<int> places, Surroundings before)
    {
        if (states.TryGetValue(hash, out var candidates))
        {
            foreach (var state in candidates)
            {
                if (state.Before == before && state.Places.SequenceEqual(places))
                {
                    return state;
                }
            }
        }

        return null;
    }

    /// <summary>Returns how many states were forgotten to make room.</summary>
    public int Add(int hash, AutomatonState state)
    {
        var forgotten = 0;
        if (count == maxStates || memory + state.MemorySize > MaxMemory)
        {
            forgotten = count;
            states.Clear();
            count = 0;
            memory = 0;
        }

        if (!states.TryGetValue(hash, out var candidates))
        {
            candidates = new List<AutomatonState>(1);
            states.Add(hash, candidates);
        }

        candidates.Add(state);
        count++;
        memory += state.MemorySize;
        return forgotten;
    }

    public static int Hash(ReadOnlySpan<int> places)
    {
        var hash = new HashCode();
        hash.AddBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(places));
        return hash.ToHashCode();
    }
}
