using System.Globalization;
using PluginTasks.Sandbox.Processes;

namespace PluginTasks.Sandbox.Tests.Processes;

public sealed class TemporaryFoldersTests : IDisposable
{
    private readonly List<string> made = [];

    public void Dispose()
    {
        foreach (var folder in made.Where(Directory.Exists))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void RemoveLeftOvers_OfAHostThatIsNoMore_TakesThemAndNoOthers()
    {
        var living = Make(TemporaryFolders.PathFor("m_1"));
        var left = Make(OfAnother(living));
        File.WriteAllText(Path.Combine(left, "kept"), "x");
        var outside = Directory.CreateTempSubdirectory("outside-").FullName;
        made.Add(outside);
        File.WriteAllText(Path.Combine(outside, "kept"), "x");
        Directory.CreateSymbolicLink(Path.Combine(left, "link"), outside);
        var link = OfAnother(TemporaryFolders.PathFor("m_1"));
        Directory.CreateSymbolicLink(link, outside);
        var nameless = Make(Path.Combine(Path.GetTempPath(), "plugintasks-m_1-" + Guid.NewGuid().ToString("N")));

        Assert.InRange(TemporaryFolders.RemoveLeftOvers(), 1, int.MaxValue);

        Assert.False(Directory.Exists(left));
        Assert.True(Directory.Exists(living));
        Assert.True(Directory.Exists(nameless));
        Assert.True(File.Exists(Path.Combine(outside, "kept")));
        Assert.NotNull(new DirectoryInfo(link).LinkTarget);
        Directory.Delete(link);
    }

    private string Make(string folder)
    {
        made.Add(folder);
        return Directory.CreateDirectory(folder).FullName;
    }

    // A name as this host gives them, but with another host's number.
    private static string OfAnother(string folder) =>
        folder.Replace($".{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}.", $".{int.MaxValue.ToString(CultureInfo.InvariantCulture)}.", StringComparison.Ordinal);
}
