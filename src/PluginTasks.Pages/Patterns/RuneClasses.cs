namespace PluginTasks.Pages.Patterns;

/// <summary>
/// The code points divided into classes that a program cannot tell apart, so that an automaton has
/// one transition for each class instead of one for each code point.
/// </summary>
internal sealed class RuneClasses
{
    private readonly ushort[] ascii = new ushort[128];

    /// <summary>Where each range begins; it ends where the next one begins, and the last at the last code point.</summary>
    private readonly int[] lows;

    private readonly ushort[] classes;
    private readonly int[] samples;

    /// <summary>The classes of the ranges are numbered from 0, without gaps.</summary>
    public RuneClasses(int[] lows, ushort[] classes)
    {
        this.lows = lows;
        this.classes = classes;
        Count = classes.Max() + 1;
        samples = new int[Count];
        for (var range = 0; range < lows.Length; range++)
        {
            samples[classes[range]] = lows[range];
        }

        for (var rune = 0; rune < ascii.Length; rune++)
        {
            ascii[rune] = Search(rune);
        }
    }

    public int Count { get; }

    public ReadOnlySpan<ushort> Ascii => ascii;

    public int Of(int rune) => rune < 128 ? ascii[rune] : Search(rune);

    /// <summary>A code point that stands for all of its class.</summary>
    public int Sample(int runeClass) => samples[runeClass];

    private ushort Search(int rune)
    {
        var found = lows.AsSpan().BinarySearch(rune);
        return classes[found < 0 ? ~found - 1 : found];
    }
}
