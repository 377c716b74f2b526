using System.Collections.Frozen;

namespace PluginTasks.Pages.Patterns;

/// <summary>The classes of RE2 that hold ASCII only: <c>\d</c> and its kin, and <c>[[:alpha:]]</c> and its.</summary>
internal static class AsciiSets
{
    private static readonly FrozenDictionary<string, RuneSet> Posix = new Dictionary<string, RuneSet>
    {
        ["alnum"] = Of("09AZaz"),
        ["alpha"] = Of("AZaz"),
        ["ascii"] = Of("\u0000\u007F"),
        ["blank"] = Of("\t\t  "),
        ["cntrl"] = Of("\u0000\u001F\u007F\u007F"),
        ["digit"] = Of("09"),
        ["graph"] = Of("!~"),
        ["lower"] = Of("az"),
        ["print"] = Of(" ~"),
        ["punct"] = Of("!/:@[`{~"),
        ["space"] = Of("\t\r  "),
        ["upper"] = Of("AZ"),
        ["word"] = Of("09AZ__az"),
        ["xdigit"] = Of("09AFaf"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly RuneSet Digits = Posix["digit"];
    private static readonly RuneSet Words = Posix["word"];
    private static readonly RuneSet Spaces = Of("\t\n\f\r  ");
    private static readonly RuneSet NoDigits = Digits.Negated();
    private static readonly RuneSet NoWords = Words.Negated();
    private static readonly RuneSet NoSpaces = Spaces.Negated();

    public static RuneSet? FindPosix(ReadOnlySpan<char> name) =>
        Posix.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var set) ? set : null;

    public static RuneSet? FindPerl(char letter) => letter switch
    {
        'd' => Digits,
        'w' => Words,
        's' => Spaces,
        'D' => NoDigits,
        'W' => NoWords,
        'S' => NoSpaces,
        _ => null,
    };

    private static RuneSet Of(string pairs)
    {
        var builder = new RuneSetBuilder();
        for (var i = 0; i < pairs.Length; i += 2)
        {
            builder.Add(pairs[i], pairs[i + 1]);
        }

        return builder.ToSet();
    }
}
