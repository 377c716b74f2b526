using System.Text;

namespace PluginTasks.Sdk.Tests.Subprocess;

public sealed class SubprocessLinesTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a\nb\n", "a|b")]
    [InlineData("a\r\nb\r\n", "a|b")]
    [InlineData("a\nb", "a|b")]
    [InlineData("\n\na\n", "||a")]
    [InlineData("a\rb\n", "a\rb")]
    [InlineData("a\r", "a\r")]
    [InlineData("größer €😀\n", "größer €😀")]
    public void Add_HoweverItIsCut_GivesTheSameLines(string text, string lines)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var size = 1; size <= Math.Max(1, bytes.Length); size++)
        {
            Assert.Equal(lines, string.Join('|', Split(bytes, size)));
        }
    }

    [Fact]
    public void Add_BytesThatAreNoText_AreReplaced() => Assert.Equal(["a\uFFFDb"], Split([(byte)'a', 0xFF, (byte)'b', (byte)'\n'], 1));

    [Theory]
    [InlineData(SubprocessLines.Longest, "\n", 1)]
    [InlineData(SubprocessLines.Longest, "\r\n", 1)]
    [InlineData(SubprocessLines.Longest - 1, "\r\n", 1)]
    [InlineData(SubprocessLines.Longest + 1, "\n", 2)]
    [InlineData(SubprocessLines.Longest + 1, "\r\n", 2)]
    [InlineData(SubprocessLines.Longest * 3, "\n", 3)]
    [InlineData(SubprocessLines.Longest, "", 1)]
    public void Add_AVeryLongLine_IsCut(int length, string end, int pieces)
    {
        var lines = Split(Encoding.UTF8.GetBytes(new string('x', length) + end + "y\n"), 10_000);

        Assert.Equal(end.Length == 0 ? pieces + 1 : pieces, lines.Count - (end.Length == 0 ? 0 : 1));
        Assert.Equal(new string('x', length) + "y", string.Concat(lines));
        Assert.All(lines, line => Assert.InRange(line.Length, 1, SubprocessLines.Longest));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Add_AVeryLongLine_IsNotCutWithinACharacter(int shift)
    {
        var text = new string('x', shift) + string.Concat(Enumerable.Repeat("😀", SubprocessLines.Longest));

        var lines = Split(Encoding.UTF8.GetBytes(text), 777);

        Assert.True(lines.Count > 1);
        Assert.Equal(text, string.Concat(lines));
        Assert.DoesNotContain(lines, line => line.Contains('\uFFFD', StringComparison.Ordinal));
    }

    private static List<string> Split(byte[] bytes, int size)
    {
        var splitter = new SubprocessLines();
        var lines = bytes.Chunk(size).SelectMany(chunk => splitter.Add(chunk)).ToList();
        return splitter.Finish() is { } last ? [.. lines, last] : lines;
    }
}
