using PluginTasks.Modules.Running;

namespace PluginTasks.Modules.Tests.Running;

public sealed class TemporaryFoldersTests : IDisposable
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("plugintasks-temporary-");

    private string All => Path.Combine(data.FullName, "temp");

    public void Dispose() => data.Delete(recursive: true);

    [Fact]
    public void Next_OfTwoModules_GivesEachAPlaceThatIsNotThereYet()
    {
        using var folders = new TemporaryFolders(data.FullName);

        var (one, other) = (folders.Next("one"), folders.Next("other"));

        Assert.NotEqual(one, other);
        Assert.False(Directory.Exists(one));
        Assert.True(Directory.Exists(Path.GetDirectoryName(one)));
        Assert.StartsWith(All, one, StringComparison.Ordinal);
    }

    [Fact]
    public void RemoveLeftOvers_OfALivingHost_LeavesThem()
    {
        using var living = new TemporaryFolders(data.FullName);
        var kept = Directory.CreateDirectory(living.Next("one")).FullName;
        using var next = new TemporaryFolders(data.FullName);

        next.RemoveLeftOvers();
        living.RemoveLeftOvers();

        Assert.True(Directory.Exists(kept));
    }

    // A host that is killed keeps no lock.
    [Fact]
    public void RemoveLeftOvers_OfAHostThatIsNoMore_RemovesThem()
    {
        var left = Directory.CreateDirectory(Path.Combine(All, "0123", "one-1")).FullName;
        File.WriteAllText(Path.Combine(left, "file"), "left");
        File.WriteAllText(Path.Combine(All, "0123.lock"), "");
        File.WriteAllText(Path.Combine(All, "4567.lock"), "");
        using var next = new TemporaryFolders(data.FullName);

        next.RemoveLeftOvers();

        Assert.Empty(Directory.EnumerateFileSystemEntries(All));
    }

    [Fact]
    public void RemoveLeftOvers_WithLinksInTheFolder_LeavesWhatTheyLeadTo()
    {
        var kept = Path.Combine(Directory.CreateDirectory(Path.Combine(data.FullName, "kept")).FullName, "file");
        File.WriteAllText(kept, "kept");
        Directory.CreateDirectory(All);
        Directory.CreateSymbolicLink(Path.Combine(All, "link"), Path.GetDirectoryName(kept)!);
        using var next = new TemporaryFolders(data.FullName);

        next.RemoveLeftOvers();

        Assert.True(File.Exists(kept));
    }

    [Fact]
    public void Dispose_AfterUse_LeavesNothing()
    {
        using (var folders = new TemporaryFolders(data.FullName))
        {
            Directory.CreateDirectory(folders.Next("one"));
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(All));
    }

    [Fact]
    public void Dispose_WithoutUse_MakesNothing()
    {
        new TemporaryFolders(data.FullName).Dispose();

        Assert.False(Directory.Exists(All));
    }
}
