using System.Collections.Frozen;
using System.Globalization;

namespace PluginTasks.Pages.Patterns;

/// <summary>The sets that <c>\p{…}</c> names: general categories, scripts, and <c>Any</c>.</summary>
internal static class UnicodeSets
{
    /// <summary>In the order of <see cref="UnicodeCategory"/>; unassigned code points have no name in RE2.</summary>
    private static readonly string[] CategoryNames =
    [
        "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc",
        "Cf", "Cs", "Co", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So",
    ];

    private static readonly Lazy<FrozenDictionary<string, NamedRuneSet>> Categories = new(ReadCategories);

    private static readonly FrozenDictionary<string, NamedRuneSet> Scripts = UnicodeScriptData.Ranges.ToFrozenDictionary(
        script => script.Key,
        script => new NamedRuneSet(() => ReadScript(script.Value)),
        StringComparer.Ordinal);

    private static readonly NamedRuneSet Any = new(() => new RuneSet([(0, RuneSet.MaxRune)]));

    public static NamedRuneSet? Find(ReadOnlySpan<char> name)
    {
        if (name is "Any")
        {
            return Any;
        }

        // Two letters at most, so that a wrong name does not read the categories for nothing.
        return Find(Scripts, name) ?? (name.Length <= 2 ? Find(Categories.Value, name) : null);
    }

    private static NamedRuneSet? Find(FrozenDictionary<string, NamedRuneSet> sets, ReadOnlySpan<char> name) =>
        sets.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var set) ? set : null;

    private static FrozenDictionary<string, NamedRuneSet> ReadCategories()
    {
        var builders = new Dictionary<string, RuneSetBuilder>();
        var start = 0;
        for (var rune = 1; rune <= RuneSet.MaxRune + 1; rune++)
        {
            var category = CharUnicodeInfo.GetUnicodeCategory(start);
            if (rune <= RuneSet.MaxRune && CharUnicodeInfo.GetUnicodeCategory(rune) == category)
            {
                continue;
            }

            if (category != UnicodeCategory.OtherNotAssigned)
            {
                var name = CategoryNames[(int)category];
                BuilderFor(name).Add(start, rune - 1);
                BuilderFor(name[..1]).Add(start, rune - 1);
            }

            start = rune;
        }

        return builders.ToFrozenDictionary(
            b => b.Key, b => new NamedRuneSet(b.Value.ToSet), StringComparer.Ordinal);

        RuneSetBuilder BuilderFor(string name) =>
            builders.TryGetValue(name, out var builder) ? builder : builders[name] = new RuneSetBuilder();
    }

    private static RuneSet ReadScript(string data)
    {
        var builder = new RuneSetBuilder();
        var end = 0;
        var isGap = true;
        foreach (var part in data.AsSpan().Split(' '))
        {
            var number = ReadBase36(data.AsSpan()[part]);
            if (!isGap)
            {
                builder.Add(end, end + number - 1);
            }

            end += number;
            isGap = !isGap;
        }

        return builder.ToSet();
    }

    private static int ReadBase36(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            number = number * 36 + (char.IsAsciiDigit(digit) ? digit - '0' : digit - 'a' + 10);
        }

        return number;
    }
}
