namespace PluginTasks.Architecture.Tests;

/// <summary>The house style, as far as a machine can see it.</summary>
public sealed class SourceTests
{
    private const int LongestFile = 400;

    private static readonly string[] NamesThatSayNothing = ["Helpers", "Managers", "Common", "Utils", "Misc"];

    private static IEnumerable<string> Sources => Repository.Files("src", "*.cs").Concat(Repository.Files("tests", "*.cs"));

    [Fact]
    public void Files_WrittenByHand_AreShort() => None(
        Sources.Where(f => !f.EndsWith(".g.cs", StringComparison.Ordinal) && Lines(f).Length > LongestFile));

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
