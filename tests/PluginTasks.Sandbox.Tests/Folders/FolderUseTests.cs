using PluginTasks.Sandbox.Folders;

namespace PluginTasks.Sandbox.Tests.Folders;

public sealed class FolderUseTests : IDisposable
{
    private const long Many = 1_000;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("plugintasks-use-");

    public void Dispose() => FolderRemoval.Remove(folder.FullName);

    [Fact]
    public void Of_FilesInFolders_AddsUpWhatTheyTake()
    {
        var empty = FolderUse.Of(folder.FullName, Many);
        Write("a", 1 << 20);
        Write("below/b", 1 << 20);

        var use = FolderUse.Of(folder.FullName, Many);

        Assert.Equal(0, empty.Files);
        Assert.Equal(3, use.Files);
        Assert.InRange(use.Bytes - empty.Bytes, 2 << 20, (2 << 20) + (64 << 10));
    }

    [Fact]
    public void Of_AFileWithTwoNames_CountsItOnce()
    {
        Write("a", 1 << 20);
        var alone = FolderUse.Of(folder.FullName, Many).Bytes;

        Shell("ln a b");

        Assert.InRange(FolderUse.Of(folder.FullName, Many).Bytes, alone, alone + (64 << 10));
    }

    [Fact]
    public void Of_AFileWithHoles_CountsWhatItTakes()
    {
        Shell("truncate -s 10G sparse");

        Assert.InRange(FolderUse.Of(folder.FullName, Many).Bytes, 0, 1 << 20);
    }

    [Fact]
    public void Of_ALinkOutward_IsNotFollowed()
    {
        Shell("ln -s / root; ln -s /usr usr");

        Assert.Equal(2, FolderUse.Of(folder.FullName, Many).Files);
    }

    [Fact]
    public void Of_NamesThatAreNotText_AreCounted()
    {
        Shell(@"name=$(printf '\377\376'); mkdir ""$name""; head -c 1048576 /dev/zero > ""$name/$name""");

        var use = FolderUse.Of(folder.FullName, Many);

        Assert.Equal(2, use.Files);
        Assert.InRange(use.Bytes, 1 << 20, 2 << 20);
    }

    [Fact]
    public void Of_MoreFilesThanAsked_StopsAndSaysMore()
    {
        Shell("mkdir x; cd x; i=0; while [ $i -lt 100 ]; do : > $i; i=$((i+1)); done");

        Assert.Equal(51, FolderUse.Of(folder.FullName, 50).Files);
        Assert.Equal(101, FolderUse.Of(folder.FullName, 101).Files);
    }

    // By whole path nobody gets to the bottom of it, and each level costs the host a descriptor.
    [Fact]
    public void Of_FoldersWithoutBottom_SaysMore()
    {
        Shell("i=0; while [ $i -lt 300 ]; do mkdir d && cd -P d; i=$((i+1)); done");

        Assert.Equal(Many + 1, FolderUse.Of(folder.FullName, Many).Files);
    }

    [Fact]
    public void Of_NoFolder_IsNothing() => Assert.Equal(default, FolderUse.Of(Path.Combine(folder.FullName, "none"), Many));

    private void Write(string path, int length)
    {
        var file = Path.Combine(folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var bytes = new byte[length];
        Random.Shared.NextBytes(bytes);
        File.WriteAllBytes(file, bytes);
    }

    private void Shell(string script)
    {
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("/bin/sh", ["-ec", script]) { WorkingDirectory = folder.FullName })!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
