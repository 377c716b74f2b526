using PluginTasks.Sandbox.Audit;

namespace PluginTasks.Sandbox.Tests.Audit;

public sealed class AuditTextTests
{
    [Theory]
    [InlineData("plain: a/b?c=d", "plain: a/b?c=d")]
    [InlineData("perché 文", "perché 文")]
    [InlineData("a\nforged", @"a\u{000A}forged")]
    [InlineData("a\r\n", @"a\u{000D}\u{000A}")]
    [InlineData("\u001b[2J", @"\u{001B}[2J")]
    [InlineData("a\u0085b\u2028c\u2029", @"a\u{0085}b\u{2028}c\u{2029}")]
    [InlineData("\u202egnp.exe", @"\u{202E}gnp.exe")]
    [InlineData("\u0000", @"\u{0000}")]
    [InlineData(@"\u{000A}", @"\\u{000A}")]
    public void Clean_OfAnyText_IsOneHarmlessLineThatSaysWhatItWas(string text, string expected) =>
        Assert.Equal(expected, AuditText.Clean(text, 100));

    [Fact]
    public void Clean_OfHalfACharacter_IsEscaped() => Assert.Equal(@"a\u{FFFD}", AuditText.Clean("a" + (char)0xD800, 100));

    [Fact]
    public void Clean_OfALongText_IsCut()
    {
        Assert.Equal("aaa…", AuditText.Clean(new string('a', 1_000_000), 3));
        Assert.Equal("aaa", AuditText.Clean("aaa", 3));
        Assert.Null(AuditText.Clean(null, 3));
    }
}
