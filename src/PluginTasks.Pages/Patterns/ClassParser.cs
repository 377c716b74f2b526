namespace PluginTasks.Pages.Patterns;

/// <summary>Reads what stands in brackets.</summary>
internal sealed class ClassParser(PatternReader reader)
{
    /// <summary>Of all classes of a pattern together, which bounds what a hostile one costs.</summary>
    private const int MaxRanges = 100_000;

    private int rangeCount;

    public bool TryRead(out RuneSet set)
    {
        var start = reader.Position;
        var builder = new RuneSetBuilder();
        set = RuneSet.AnyButNewline;
        reader.Skip(1);
        var isNegated = reader.TrySkip('^');
        for (var isFirst = true; isFirst || reader.Peek() != ']'; isFirst = false)
        {
            if (reader.AtEnd)
            {
                return reader.Fail("missing closing ]", start);
            }

            if (!TryReadItem(builder, start))
            {
                return false;
            }

            if (rangeCount + builder.RangeCount > MaxRanges)
            {
                return reader.Fail("pattern is too large", start);
            }
        }

        reader.Skip(1);
        rangeCount += builder.RangeCount;
        set = builder.ToSet();
        if (isNegated)
        {
            set = set.Negated();
        }

        return true;
    }

    private bool TryReadItem(RuneSetBuilder builder, int start)
    {
        if (!TryReadPosix(out var set) || (set is null && !EscapeParser.TryReadSet(reader, out set)))
        {
            return false;
        }

        if (set is not null)
        {
            builder.Add(set);
            return true;
        }

        var rangeStart = reader.Position;
        if (!TryReadRune(start, out var low))
        {
            return false;
        }

        var high = low;
        if (reader.Peek() == '-' && reader.Peek(1) != ']' && reader.Rest.Length > 1)
        {
            reader.Skip(1);
            if (!TryReadRune(start, out high))
            {
                return false;
            }
        }

        if (high < low)
        {
            return reader.Fail($"range out of order '{reader.Since(rangeStart)}'", rangeStart);
        }

        builder.Add(low, high);
        return true;
    }

    /// <summary>Reads <c>[:alpha:]</c>; false for an error, null where there is none.</summary>
    private bool TryReadPosix(out RuneSet? set)
    {
        set = null;
        if (!reader.Rest.StartsWith("[:"))
        {
            return true;
        }

        var end = reader.Rest[2..].IndexOf(":]");
        if (end < 0)
        {
            return true;
        }

        var start = reader.Position;
        var name = reader.Rest.Slice(2, end);
        var isNegated = name is ['^', ..];
        reader.Skip(end + 4);
        if (AsciiSets.FindPosix(isNegated ? name[1..] : name) is not { } found)
        {
            return reader.Fail($"unknown class '{reader.Since(start)}'", start);
        }

        set = isNegated ? found.Negated() : found;
        return true;
    }

    private bool TryReadRune(int start, out int rune)
    {
        rune = 0;
        if (reader.AtEnd)
        {
            return reader.Fail("missing closing ]", start);
        }

        if (reader.Peek() == '\\')
        {
            return EscapeParser.TryReadRune(reader, out rune);
        }

        rune = reader.TakeRune();
        return true;
    }
}
