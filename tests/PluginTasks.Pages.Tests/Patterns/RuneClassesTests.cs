using PluginTasks.Pages.Patterns;

namespace PluginTasks.Pages.Tests.Patterns;

public sealed class RuneClassesTests
{
    [Theory]
    [InlineData("a", 2)]
    [InlineData("^[a-z]+$", 2)]
    [InlineData("[a-m][k-z]", 4)]
    [InlineData("[a-z][a-z]a|[^a-z]", 3)]
    [InlineData("\\pL", 2)]
    [InlineData("\\p{Any}", 1)]
    [InlineData("a\\b", 3)]
    public void Of_Program_HasAsManyClassesAsItTellsApart(string pattern, int count) =>
        Assert.Equal(count, Classes(pattern, out _).Count);

    [Theory]
    [InlineData("[a-m][k-z]é[^é😀]")]
    [InlineData("\\pL\\p{Lu}\\p{Greek}\\d")]
    public void Of_AnyRune_IsInTheSetsThatItsSampleIsIn(string pattern)
    {
        var classes = Classes(pattern, out var program);
        for (var rune = 0; rune <= RuneSet.MaxRune; rune++)
        {
            var sample = classes.Sample(classes.Of(rune));
            foreach (var step in program.Code)
            {
                if (step.Set is { } set && set.Contains(rune) != set.Contains(sample))
                {
                    Assert.Fail($"{rune:X} is not as {sample:X}");
                }
            }
        }
    }

    private static RuneClasses Classes(string pattern, out PatternProgram program)
    {
        Assert.True(PatternParser.TryParse(pattern, out var parsed, out _));
        program = parsed;
        return RunePartition.Of(program.Code)!;
    }
}
