using PluginTasks.Pages.Patterns;

namespace PluginTasks.Pages.Tests.Patterns;

public sealed class AutomatonTests
{
    /// <summary>So many states that no cache holds them: one for each choice of the last fifteen characters.</summary>
    private const string ManyStates = "(a|b)*a(a|b){14}";

    [Theory]
    [InlineData(1, StateCache.MaxStates)]
    [InlineData(2, StateCache.MaxStates)]
    [InlineData(3, 1)]
    [InlineData(4, 2)]
    [InlineData(5, 5)]
    public void IsFoundIn_RandomPattern_AgreesWithTheSimulation(int seed, int maxStates)
    {
        var random = new Random(seed);
        var found = 0;
        for (var round = 0; round < 1_000; round++)
        {
            var pattern = RandomPattern.Next(random);
            var program = Compile(pattern);
            var automaton = Automaton.For(program, maxStates)!;
            for (var i = 0; i < 12; i++)
            {
                var text = RandomPattern.NextText(random, i < 10 ? 8 : 80);
                var expected = Matcher.IsFound(program, text);
                found += expected ? 1 : 0;
                Assert.True(expected == automaton.IsFoundIn(text), $"{pattern} in {text.ReplaceLineEndings("\\n")}");
            }
        }

        Assert.InRange(found, 1_000, 11_000);
    }

    [Theory]
    [InlineData("c")]
    [InlineData("$")]
    [InlineData("\\b$")]
    [InlineData("c\\b")]
    public void IsFoundIn_MoreStatesThanTheCacheHolds_StaysRight(string ending)
    {
        var program = Compile(ManyStates + ending);
        var automaton = Automaton.For(program)!;
        var text = LettersOf(1, 40_000);
        for (var start = 0; start < 6; start++)
        {
            foreach (var end in new[] { "", "c", " " })
            {
                var subject = string.Concat(text.AsSpan(start * 3), end);
                Assert.Equal(Matcher.IsFound(program, subject), automaton.IsFoundIn(subject));
            }
        }
    }

    /// <summary>With a short text after each long one, and so few states that they are always forgotten.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(50)]
    [InlineData(StateCache.MaxStates)]
    public async Task IsFoundIn_ManyThreads_AllSeeTheSame(int maxStates)
    {
        var program = Compile(ManyStates + "(c|\\b$)");
        var texts = Enumerable.Range(0, 40).Select(i => LettersOf(i, i % 2 == 0 ? 20 : 4_000) + (i % 3 == 0 ? "c" : "")).ToArray();
        var expected = texts.Select(text => Matcher.IsFound(program, text)).ToArray();
        var automaton = Automaton.For(program, maxStates)!;
        using var together = new Barrier(4);

        var runs = Enumerable.Range(0, 4).Select(worker => Task.Factory.StartNew(
            () =>
            {
                together.SignalAndWait();
                return Enumerable.Range(0, 3 * texts.Length).All(i =>
                    automaton.IsFoundIn(texts[(i + worker) % texts.Length]) == expected[(i + worker) % texts.Length]);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default));

        Assert.All(await Task.WhenAll(runs), Assert.True);
        Assert.Contains(true, expected);
        Assert.Contains(false, expected);
    }

    [Theory]
    [InlineData("(a?){900}b")]
    [InlineData("(?:a?){900}a{900}b")]
    [InlineData("^(?:a?){900}[a-y]*z")]
    public void IsFoundIn_LongProgramAndLongText_Ends(string pattern) =>
        Assert.False(PatternTests.Parse(pattern).IsFoundIn(new string('a', 500_000)));

    [Fact]
    public void IsFoundIn_MoreClassesThanAnAutomatonTakes_Works()
    {
        var runes = string.Concat(Enumerable.Range(0x4E00, 1_500).Select(rune => (char)rune));
        var pattern = PatternTests.Parse($"^{runes}$");

        Assert.Null(Automaton.For(Compile(pattern.Text)));
        Assert.True(pattern.IsFoundIn(runes));
        Assert.False(pattern.IsFoundIn(runes + "x"));
    }

    [Theory]
    [InlineData("\\bfoo\\b|^\\pL+$")]
    [InlineData("^[😀-😂]+é?$")]
    [InlineData("(a?){100}b")]
    public void IsFoundIn_Warm_AllocatesNothing(string pattern)
    {
        var parsed = PatternTests.Parse(pattern);
        string[] texts = ["a foo", "😀😁é", "aaaaaa", "漢字", ""];

        Assert.Equal(0, Allocations.Of(() =>
        {
            foreach (var text in texts)
            {
                parsed.IsFoundIn(text);
            }
        }));
    }

    private static PatternProgram Compile(string pattern)
    {
        Assert.True(PatternParser.TryParse(pattern, out var program, out var error), $"{pattern}: {error}");
        return program;
    }

    private static string LettersOf(int seed, int length) => string.Concat(new Random(seed).GetItems<char>("ab", length));
}
