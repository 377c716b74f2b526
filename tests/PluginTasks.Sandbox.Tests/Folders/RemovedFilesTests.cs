using PluginTasks.Sandbox.Folders;
using PluginTasks.Sandbox.Processes;
using PluginTasks.Sandbox.Tests.Processes;

namespace PluginTasks.Sandbox.Tests.Folders;

public sealed class RemovedFilesTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("plugintasks-removed-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("exec 5> large; rm large; head -c 1M /dev/urandom >&5", 1, 1 << 20)]
    [InlineData("exec 5> large 6> large; rm large; head -c 1M /dev/urandom >&5", 1, 1 << 20)]
    [InlineData("exec 5> large; head -c 1M /dev/urandom >&5", 0, 0)]
    [InlineData("exec 5> ../elsewhere-$$; rm ../elsewhere-$$; head -c 1M /dev/urandom >&5", 0, 0)]
    public async Task Of_WhatAProcessHolds_CountsWhatWasRemovedInTheFolderOnce(string script, int files, long bytes)
    {
        await using var child = Shell.Start($"cd '{folder.FullName}'; {script}; echo done; read never");
        Assert.Equal("done", await Shell.ReadLineAsync(child.Output));

        var use = RemovedFiles.Of([ProcessEntry.Read(child.Id)!], [folder.FullName]);

        Assert.Equal(files, use.Files);
        Assert.InRange(use.Bytes, bytes, bytes + (64 << 10));
    }

    [Fact]
    public async Task Of_MoreThanCanBeLookedAt_SaysThatItIsCountless()
    {
        await using var child = Shell.Start("echo done; read never");
        Assert.Equal("done", await Shell.ReadLineAsync(child.Output));
        var processes = new[] { ProcessEntry.Read(child.Id)! };

        Assert.Equal(0, RemovedFiles.Of(processes, [folder.FullName], most: 1_000).Files);
        Assert.InRange(RemovedFiles.Of(processes, [folder.FullName], most: 2).Files, int.MaxValue, long.MaxValue);
    }
}
