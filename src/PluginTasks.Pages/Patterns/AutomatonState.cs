namespace PluginTasks.Pages.Patterns;

/// <summary>
/// The places of a program that are alive together at some position. All but the transitions is
/// immutable, and a transition once known never changes, so states are read without a lock.
/// </summary>
internal sealed class AutomatonState(
    int[] places,
    Surroundings before,
    bool isUndecided,
    bool isFoundAtEnd,
    bool isBeforePrefix,
    int classCount)
{
    private readonly AutomatonState?[] next = new AutomatonState?[classCount];

    /// <summary>The end of every search that finds the pattern.</summary>
    public static AutomatonState Found { get; } = new([], default, false, true, false, 0);

    /// <summary>Sorted: places that wait for a code point, and assertions that wait to see what follows.</summary>
    public ReadOnlySpan<int> Places => places;

    /// <summary>What the assertions among the places look at.</summary>
    public Surroundings Before => before;

    public bool IsUndecided => isUndecided;

    public bool IsFoundAtEnd => isFoundAtEnd;

    /// <summary>Nothing can change any more: where a new match could begin, its place would be among these.</summary>
    public bool IsFinal { get; } = places.Length == 0;

    /// <summary>Whether only a new match can follow, and it begins with the program's prefix.</summary>
    public bool IsBeforePrefix => isBeforePrefix;

    /// <summary>Whether the search may do more here than take the next transition.</summary>
    public bool IsSpecial { get; } = places.Length == 0 || isBeforePrefix;

    public int MemorySize => 256 + (places.Length * sizeof(int)) + (next.Length * IntPtr.Size);

    public AutomatonState? Next(int runeClass) => next[runeClass];

    public void Learn(int runeClass, AutomatonState state) => Volatile.Write(ref next[runeClass], state);
}
