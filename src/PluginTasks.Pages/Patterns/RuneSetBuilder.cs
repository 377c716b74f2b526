namespace PluginTasks.Pages.Patterns;

/// <summary>Collects ranges in any order, overlapping or not.</summary>
internal sealed class RuneSetBuilder
{
    private readonly List<(int Low, int High)> ranges = [];

    public int RangeCount => ranges.Count;

    public RuneSetBuilder Add(int low, int high)
    {
        ranges.Add((low, high));
        return this;
    }

    public RuneSetBuilder Add(RuneSet set)
    {
        ranges.AddRange(set.Ranges);
        return this;
    }

    public RuneSetBuilder AddAllBut(RuneSet set)
    {
        var next = 0;
        foreach (var (low, high) in set.Ranges)
        {
            if (next < low)
            {
                ranges.Add((next, low - 1));
            }

            next = high + 1;
        }

        if (next <= RuneSet.MaxRune)
        {
            ranges.Add((next, RuneSet.MaxRune));
        }

        return this;
    }

    public RuneSet ToSet()
    {
        ranges.Sort();
        var merged = new List<(int Low, int High)>(ranges.Count);
        foreach (var range in ranges)
        {
            if (merged.Count > 0 && range.Low <= merged[^1].High + 1)
            {
                merged[^1] = (merged[^1].Low, Math.Max(merged[^1].High, range.High));
            }
            else
            {
                merged.Add(range);
            }
        }

        return new RuneSet([.. merged]);
    }
}
