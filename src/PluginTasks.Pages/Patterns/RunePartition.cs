namespace PluginTasks.Pages.Patterns;

/// <summary>Finds the classes of a program: each set of code points splits the classes that it cuts.</summary>
internal sealed class RunePartition
{
    private const int MaxClasses = 1_000;

    /// <summary>Bounds what a hostile pattern with many large sets costs.</summary>
    private const int MaxVisits = 1_000_000;

    private readonly int[] lows;
    private readonly int[] classes;
    private int classCount = 1;
    private int visits;

    private RunePartition(List<RuneSet> sets)
    {
        var starts = new List<int> { 0 };
        foreach (var set in sets)
        {
            foreach (var (low, high) in set.Ranges)
            {
                starts.Add(low);
                starts.Add(high + 1);
            }
        }

        starts.Sort();
        lows = [.. starts.Where((low, i) => low <= RuneSet.MaxRune && (i == 0 || low != starts[i - 1]))];
        classes = new int[lows.Length];
    }

    /// <summary>Null where there are too many to be worth it.</summary>
    public static RuneClasses? Of(ReadOnlySpan<Instruction> code)
    {
        var sets = SetsOf(code);
        var partition = new RunePartition(sets);
        return sets.TrueForAll(partition.TrySplit) ? partition.ToClasses() : null;
    }

    private static List<RuneSet> SetsOf(ReadOnlySpan<Instruction> code)
    {
        var sets = new HashSet<RuneSet>();
        var runes = new HashSet<int>();
        foreach (var step in code)
        {
            switch (step.Operation)
            {
                case Operation.Rune when runes.Add(step.Argument):
                    sets.Add(new RuneSet([(step.Argument, step.Argument)]));
                    break;
                case Operation.Set:
                    sets.Add(step.Set!);
                    break;
                case Operation.WordBoundary or Operation.NoWordBoundary:
                    sets.Add(AsciiSets.FindPerl('w')!);
                    break;
            }
        }

        return [.. sets];
    }

    private bool TrySplit(RuneSet set)
    {
        var inside = new Dictionary<int, int>();
        foreach (var (low, high) in set.Ranges)
        {
            for (var i = Array.BinarySearch(lows, low); i < lows.Length && lows[i] <= high; i++)
            {
                if (++visits > MaxVisits)
                {
                    return false;
                }

                if (!inside.TryGetValue(classes[i], out var split))
                {
                    split = classCount++;
                    inside.Add(classes[i], split);
                }

                classes[i] = split;
            }
        }

        return true;
    }

    /// <summary>Numbers the classes anew, since a split may leave nothing of the old one, and joins equal neighbours.</summary>
    private RuneClasses? ToClasses()
    {
        var numbers = new Dictionary<int, ushort>();
        var starts = new List<int>();
        var joined = new List<ushort>();
        for (var i = 0; i < lows.Length; i++)
        {
            if (!numbers.TryGetValue(classes[i], out var number))
            {
                if (numbers.Count == MaxClasses)
                {
                    return null;
                }

                number = (ushort)numbers.Count;
                numbers.Add(classes[i], number);
            }

            if (joined.Count == 0 || joined[^1] != number)
            {
                starts.Add(lows[i]);
                joined.Add(number);
            }
        }

        return new RuneClasses([.. starts], [.. joined]);
    }
}
