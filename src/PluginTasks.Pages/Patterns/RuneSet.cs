namespace PluginTasks.Pages.Patterns;

/// <summary>An immutable set of code points: sorted ranges that do not touch.</summary>
internal sealed class RuneSet
{
    public const int MaxRune = 0x10FFFF;

    private readonly (int Low, int High)[] ranges;
    private readonly ulong lowAscii;
    private readonly ulong highAscii;

    public RuneSet((int Low, int High)[] ranges)
    {
        this.ranges = ranges;
        for (var rune = 0; rune < 64; rune++)
        {
            lowAscii |= Search(rune) ? 1UL << rune : 0;
            highAscii |= Search(rune + 64) ? 1UL << rune : 0;
        }
    }

    public static RuneSet AnyButNewline { get; } = new([(0, '\n' - 1), ('\n' + 1, MaxRune)]);

    public ReadOnlySpan<(int Low, int High)> Ranges => ranges;

    public bool Contains(int rune) => rune switch
    {
        < 64 => (lowAscii >> rune & 1) != 0,
        < 128 => (highAscii >> (rune - 64) & 1) != 0,
        _ => Search(rune),
    };

    public RuneSet Negated() => new RuneSetBuilder().AddAllBut(this).ToSet();

    private bool Search(int rune)
    {
        var first = 0;
        var last = ranges.Length - 1;
        while (first <= last)
        {
            var middle = (first + last) >> 1;
            if (rune < ranges[middle].Low)
            {
                last = middle - 1;
            }
            else if (rune > ranges[middle].High)
            {
                first = middle + 1;
            }
            else
            {
                return true;
            }
        }

        return false;
    }
}
