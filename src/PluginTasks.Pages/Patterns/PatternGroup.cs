namespace PluginTasks.Pages.Patterns;

/// <summary>A group that is still open, or the whole pattern.</summary>
internal sealed class PatternGroup(int position, int start)
{
    private List<int>? jumps;

    /// <summary>Where its parenthesis stands in the pattern.</summary>
    public int Position { get; } = position;

    /// <summary>Where its code begins.</summary>
    public int Start { get; } = start;

    public int AlternativeStart { get; set; } = start;

    /// <summary>Where the code of what was read last begins; null where nothing can be repeated.</summary>
    public int? AtomStart { get; private set; }

    /// <summary>The largest product of nested counts in what was read last.</summary>
    public int AtomRepeats { get; set; } = 1;

    /// <summary>The largest product of nested counts in all of the group.</summary>
    public int Repeats { get; private set; } = 1;

    /// <summary>The jumps at the ends of its alternatives.</summary>
    public IReadOnlyList<int> Jumps => jumps ?? [];

    public void BeginAtom(int start, int repeats = 1)
    {
        EndAtom();
        AtomStart = start;
        AtomRepeats = repeats;
    }

    public void EndAtom()
    {
        Repeats = Math.Max(Repeats, AtomRepeats);
        AtomStart = null;
        AtomRepeats = 1;
    }

    public void AddJump(int jump) => (jumps ??= []).Add(jump);
}
