using System.Text.RegularExpressions;

namespace PluginTasks.Architecture.Tests;

/// <summary>The house style, as far as a machine can see it.</summary>
public sealed partial class SourceTests
{
    private const int LongestFile = 400;
    private const int LongestLine = 160;

    private static readonly string[] NamesThatSayNothing = ["Helpers", "Managers", "Common", "Utils", "Misc"];

    private static IEnumerable<string> Sources => Repository.Files("src", "*.cs").Concat(Repository.Files("tests", "*.cs"));

    [Fact]
    public void Files_WrittenByHand_AreShort() => None(
        Sources.Where(f => !f.EndsWith(".g.cs", StringComparison.Ordinal) && Lines(f).Length > LongestFile));

    [Fact]
    public void Lines_OfTheProgram_AreShort() => None(Repository.Files("src", "*.cs").SelectMany(LongLines));

    [Theory]
    [InlineData(159, "")]
    [InlineData(160, "a.cs:1: 161 characters")]
    public void Lines_OfTheProgram_AreMeasuredToTheLast(int spaces, string found) =>
        Assert.Equal(found, string.Join('\n', LongLines("a.cs", [new string(' ', spaces) + ";"])));

    [Theory]
    [InlineData("    \"{0}\",", "")]
    [InlineData("    [\"key\"] = \"{0}\",", "")]
    [InlineData("    Say(\"{0}\");", "a.cs:1: 173 characters")]
    [InlineData("    \"{0}\" + Call(\"\"),", "a.cs:1: 179 characters")]
    [InlineData("var a = \"\"\"\n{0}\n\"\"\";", "")]
    [InlineData("var a = \"\"\"\n\"\"\";\n{0};", "a.cs:3: 162 characters")]
    public void Lines_OfTheProgram_MayBeOneLongLiteral(string written, string found) =>
        Assert.Equal(found, string.Join('\n', LongLines("a.cs", written.Replace("{0}", new string('x', 161), StringComparison.Ordinal).Split('\n'))));

    [Fact]
    public void Folders_HaveNamesThatSaySomething() => None(
        Sources.Where(f => f.Split('/').Any(NamesThatSayNothing.Contains)));

    [Fact]
    public void NativeCalls_StandInOneFolder() => None(
        Repository.Files("src", "*.cs").Where(f => !f.StartsWith("src/PluginTasks.Sandbox/Linux/", StringComparison.Ordinal) && Mentions(f, "[LibraryImport", "[DllImport")));

    [Fact]
    public void Sql_StandsInTheStore() => None(
        Repository.Files("src", "*.cs").Where(f => !f.StartsWith("src/PluginTasks.Store/", StringComparison.Ordinal) && Mentions(f, "INSERT INTO", "SELECT * ", "SqliteConnection")));

    [Fact]
    public void Files_HaveNoRegionsAndNoVoidAsync() => None(
        Sources.Where(f => !f.EndsWith("Architecture.Tests/SourceTests.cs", StringComparison.Ordinal) && Mentions(f, "#region", "async void ")));

    [Fact]
    public void Tests_AreNeverSkippedOrAsleep() => None(
        Repository.Files("tests", "*.cs").Where(f => !f.EndsWith("Architecture.Tests/SourceTests.cs", StringComparison.Ordinal) && Mentions(f, "Skip = \"", "Thread.Sleep(")));

    [Fact]
    public void Files_OfTheProject_NameNoMachine() => None(
        Repository.Files(".", "*.*").Where(f => IsText(f) && !f.EndsWith("Architecture.Tests/SourceTests.cs", StringComparison.Ordinal) && Mentions(f, "/work/", "/root/", "api.nuget.org", "registry.npmjs.org")));

    private static void None(IEnumerable<string> offenders) => Assert.Equal("", string.Join('\n', offenders));

    private static IEnumerable<string> LongLines(string file) => LongLines(file, Lines(file));

    /// <summary>A line that is one literal, or a part of a raw one, may be as long as what it says.</summary>
    private static IEnumerable<string> LongLines(string file, string[] lines)
    {
        var isInLiteral = false;
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length > LongestLine && !isInLiteral && !OneLiteral().IsMatch(lines[i]))
            {
                yield return $"{file}:{i + 1}: {lines[i].Length} characters";
            }

            isInLiteral ^= RawQuotes().Count(lines[i]) % 2 != 0;
        }
    }

    [GeneratedRegex("""^ *(\["[^"]*"\] = )?@?"([^"\\]|\\.)*"[,;]?$""")]
    private static partial Regex OneLiteral();

    [GeneratedRegex("\"{3,}")]
    private static partial Regex RawQuotes();

    private static bool IsText(string file) =>
        !file.StartsWith("./.git/", StringComparison.Ordinal) && !file.StartsWith(".git/", StringComparison.Ordinal) &&
        !file.StartsWith("artifacts/", StringComparison.Ordinal) &&
        Path.GetExtension(file) is ".cs" or ".md" or ".yaml" or ".json" or ".sh" or ".csproj" or ".props" or ".ts";

    private static bool Mentions(string file, params string[] texts)
    {
        var content = File.ReadAllText(Path.Combine(Repository.Root, file));
        return texts.Any(t => content.Contains(t, StringComparison.Ordinal));
    }

    private static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Repository.Root, file));
}
