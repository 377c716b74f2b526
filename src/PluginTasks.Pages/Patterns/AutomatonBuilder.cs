namespace PluginTasks.Pages.Patterns;

/// <summary>Finds out states and transitions when they are first needed. Not safe for many threads.</summary>
internal sealed class AutomatonBuilder(PatternProgram program, RuneClasses classes, int maxStates)
{
    private readonly Instruction[] code = program.Code;
    private readonly PlaceWalk walk = new(program.Code);
    private readonly int[] arriving = new int[program.Code.Length];
    private readonly StateCache cache = new(maxStates);

    /// <summary>How often all states were forgotten.</summary>
    public int Drops { get; private set; }

    /// <summary>How many states were forgotten the last time.</summary>
    public int DroppedStates { get; private set; }

    public AutomatonState Start() => Arrive([], new Surroundings(IsTextStart: true, IsAfterWord: false));

    public AutomatonState Next(AutomatonState state, int runeClass)
    {
        var rune = classes.Sample(runeClass);
        var isWord = AsciiSets.FindPerl('w')!.Contains(rune);
        var waiting = state.Places;
        if (state.IsUndecided)
        {
            Decide(waiting, state.Before with { Following = isWord ? Following.Word : Following.NoWord });
            if (walk.IsFound)
            {
                return AutomatonState.Found;
            }

            waiting = walk.Places;
        }

        var count = 0;
        foreach (var place in waiting)
        {
            var step = code[place];
            if (step.Operation == Operation.Rune ? step.Argument == rune : step.Set is { } set && set.Contains(rune))
            {
                arriving[count++] = place + 1;
            }
        }

        return Arrive(arriving.AsSpan(0, count), new Surroundings(IsTextStart: false, isWord));
    }

    /// <summary>Goes on from the places; a match may also begin anywhere, so that it begins here.</summary>
    private AutomatonState Arrive(ReadOnlySpan<int> from, Surroundings at)
    {
        walk.Begin();
        foreach (var place in from)
        {
            walk.Follow(place, at);
        }

        walk.Follow(0, at);
        if (walk.IsFound)
        {
            return AutomatonState.Found;
        }

        walk.Places.Sort();
        var isUndecided = HasAssertion(walk.Places);

        // Where no assertion looks at it, states that differ only in what lies before are the same.
        var before = isUndecided ? at : default;
        var hash = StateCache.Hash(walk.Places);
        return cache.Find(hash, walk.Places, before) ?? Add(hash, walk.Places.ToArray(), before, isUndecided);
    }

    private AutomatonState Add(int hash, int[] places, Surroundings before, bool isUndecided)
    {
        var isFoundAtEnd = false;
        if (isUndecided)
        {
            Decide(places, before with { Following = Following.TextEnd });
            isFoundAtEnd = walk.IsFound;
        }

        var isBeforePrefix = program.Prefix.Length > 0 && places is [0];
        var state = new AutomatonState(places, before, isUndecided, isFoundAtEnd, isBeforePrefix, classes.Count);
        var dropped = cache.Add(hash, state);
        if (dropped > 0)
        {
            DroppedStates = dropped;
            Drops++;
        }

        return state;
    }

    private void Decide(ReadOnlySpan<int> places, Surroundings at)
    {
        walk.Begin();
        foreach (var place in places)
        {
            walk.Follow(place, at);
        }
    }

    private bool HasAssertion(ReadOnlySpan<int> places)
    {
        foreach (var place in places)
        {
            if (code[place].Operation is not (Operation.Rune or Operation.Set))
            {
                return true;
            }
        }

        return false;
    }
}
