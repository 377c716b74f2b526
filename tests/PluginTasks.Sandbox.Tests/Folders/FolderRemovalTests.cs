using System.Text;
using PluginTasks.Sandbox.Folders;
using PluginTasks.Sandbox.Linux;

namespace PluginTasks.Sandbox.Tests.Folders;

public sealed class FolderRemovalTests : IDisposable
{
    private readonly DirectoryInfo outside = Directory.CreateTempSubdirectory("plugintasks-removal-");
    private readonly string folder;

    public FolderRemovalTests() => folder = Directory.CreateDirectory(Path.Combine(outside.FullName, "own")).FullName;

    public void Dispose() => FolderRemoval.Remove(outside.FullName);

    [Theory]
    [InlineData("mkdir -p a/b/c; : > a/x; : > a/b/y; : > z")]
    [InlineData(@"name=$(printf '\377\376'); mkdir ""$name""; : > ""$name/$name""")]
    [InlineData("d=$(printf %0200d 1); i=0; while [ $i -lt 100 ]; do mkdir $d; cd -P $d; i=$((i+1)); done; : > bottom")]
    [InlineData("mkdir a; mkdir a/b; : > a/b/c; chmod 0 a/b; chmod 0 a")]
    [InlineData("mkdir a; i=0; while [ $i -lt 3000 ]; do : > a/a-name-that-fills-more-than-one-buffer-of-entries-$i; i=$((i+1)); done")]
    [InlineData("mkfifo a; ln -s a b; ln -s . c; ln -s nowhere d")]
    public void Remove_WhateverIsInIt_RemovesIt(string script)
    {
        Shell(script);

        FolderRemoval.Remove(folder);

        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public void Remove_LinksOutward_LeavesWhatTheyLeadTo()
    {
        var file = Path.Combine(outside.FullName, "kept", "file");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "kept");
        Shell("ln -s ../kept link; mkdir below; ln -s ../../kept below/link");

        FolderRemoval.Remove(folder);

        Assert.False(Directory.Exists(folder));
        Assert.Equal("kept", File.ReadAllText(file));
    }

    [Fact]
    public void Remove_ALink_LeavesWhatItLeadsTo()
    {
        File.WriteAllText(Path.Combine(folder, "file"), "kept");
        var link = Path.Combine(outside.FullName, "link");
        File.CreateSymbolicLink(link, folder);

        FolderRemoval.Remove(link);

        Assert.True(File.Exists(Path.Combine(folder, "file")));
    }

    // What removes as root relies on no filter of names alone.
    [Theory]
    [InlineData("..\0")]
    [InlineData("../kept\0")]
    [InlineData("link\0")]
    public void Open_AWayOut_IsRefused(string name)
    {
        Directory.CreateDirectory(Path.Combine(outside.FullName, "kept"));
        Shell("ln -s ../kept link; mkdir below");
        using var top = FolderCalls.Open(folder);

        using var wayOut = FolderCalls.Open(top, Encoding.ASCII.GetBytes(name));
        using var below = FolderCalls.Open(top, "below\0"u8);

        Assert.True(wayOut.IsInvalid);
        Assert.False(below.IsInvalid);
    }

    [Fact]
    public void Remove_WhatIsNotThere_DoesNothing() => FolderRemoval.Remove(Path.Combine(outside.FullName, "none"));

    private void Shell(string script)
    {
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("/bin/sh", ["-ec", script]) { WorkingDirectory = folder })!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
