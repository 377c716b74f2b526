using System.Text;
using System.Text.RegularExpressions;

namespace PluginTasks.Pages.Tests.Patterns;

/// <summary>
/// Random patterns whose meaning is the same in .NET, against .NET; without backtracking, which would
/// not end for some of them.
/// </summary>
public sealed class PatternAgreementTests
{
    private const string Alphabet = "aab1_ -\n";

    private static readonly string[] Atoms =
    [
        "a", "b", "1", "ab", ".", "[ab]", "[^a]", "[a-c1]", "[^\\n1]", "\\w", "\\W", "\\d", "\\s", "\\b", "\\B",
        "^", "\\z", "\\A", "\\x61", "\\n", "_", "-", "[\\w-]", "[^\\W_]",
    ];

    private static readonly string[] Quantifiers = ["*", "+", "?", "*?", "+?", "??", "{2}", "{0,2}", "{1,}", "{2,3}?", "{0}"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void IsFoundIn_RandomPattern_AgreesWithTheFramework(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 600; round++)
        {
            var text = Alternatives(random, 3);
            var pattern = PatternTests.Parse(text);
            var expected = new Regex(text, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
            for (var i = 0; i < 8; i++)
            {
                var subject = string.Concat(random.GetItems<char>(Alphabet, random.Next(10)));
                Assert.True(
                    expected.IsMatch(subject) == pattern.IsFoundIn(subject),
                    $"{text} in {subject.ReplaceLineEndings("\\n")}");
            }
        }
    }

    private static string Alternatives(Random random, int depth)
    {
        var text = Sequence(random, depth);
        return random.Next(3) == 0 ? text + "|" + Alternatives(random, depth - 1) : text;
    }

    private static string Sequence(Random random, int depth)
    {
        var text = new StringBuilder();
        for (var count = random.Next(1, 5); count > 0; count--)
        {
            text.Append(depth > 0 && random.Next(4) == 0
                ? (random.Next(2) == 0 ? "(" : "(?:") + Alternatives(random, depth - 1) + ")"
                : Atoms[random.Next(Atoms.Length)]);
            text.Append(random.Next(3) == 0 ? Quantifiers[random.Next(Quantifiers.Length)] : "");
        }

        return text.ToString();
    }
}
