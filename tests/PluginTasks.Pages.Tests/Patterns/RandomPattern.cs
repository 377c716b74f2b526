using System.Text;

namespace PluginTasks.Pages.Tests.Patterns;

/// <summary>Patterns and texts in which everything happens that an automaton has to know about.</summary>
internal static class RandomPattern
{
    private static readonly string[] Atoms =
    [
        "a", "b", "1", "ab", ".", "[ab]", "[^a]", "[^\\n1]", "\\w", "\\W", "\\d", "\\b", "\\B", "^", "$", "\\A", "\\z",
        "é", "😀", "[😀-😂]", "[^😁é]", "\\pL", "\\PL", "\\x{FFFD}", "\\p{Han}", "(?:)", "(a|b)*a(a|b){3}",
    ];

    private static readonly string[] Quantifiers = ["*", "+", "?", "*?", "{2}", "{0,2}", "{1,}", "{2,3}", "{0}"];

    private static readonly string[] Characters =
        ["a", "a", "a", "b", "b", "1", "_", " ", "-", "\n", "é", "漢", "😀", "😁", "😂", "\uD83D", "\uDE00", "\uFFFD"];

    public static string Next(Random random, int depth = 3)
    {
        var text = new StringBuilder();
        for (var count = random.Next(1, 6); count > 0; count--)
        {
            text.Append(depth > 0 && random.Next(4) == 0 ? $"(?:{Next(random, depth - 1)})" : random.GetItems(Atoms, 1)[0]);
            if (random.Next(3) == 0)
            {
                var quantifier = random.GetItems(Quantifiers, 1)[0];
                text.Append(text[^1] is '}' ? "" : quantifier);
            }
        }

        return random.Next(3) == 0 ? $"{text}|{Next(random, depth - 1)}" : text.ToString();
    }

    public static string NextText(Random random, int maxLength) =>
        string.Concat(random.GetItems(Characters, random.Next(maxLength)));
}
