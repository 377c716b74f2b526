using PluginTasks.Cli.Configuration;
using PluginTasks.Cli.Hosting;
using PluginTasks.Sandbox.Limits;

namespace PluginTasks.Cli.Tests;

public sealed class DiskSettingsTests
{
    [Theory]
    [InlineData("", 10_240, 200_000)]
    [InlineData("workers: {disk_mb: 16}", 16, 200_000)]
    [InlineData("workers: {disk_mb: 1048576, disk_files: 5}", 1_048_576, 5)]
    public void Disk_AsConfigured_IsWhatEachModuleMayHold(string written, long mb, long files)
    {
        using var cli = new CliProcess();

        Assert.Equal(new DiskLimit { Bytes = mb << 20, Files = files }, Settings.Disk(Read(cli, written)));
    }

    [Theory]
    [InlineData("disk_mb: 0")]
    [InlineData("disk_mb: -1")]
    [InlineData("disk_files: 1.5")]
    public void Disk_NotAWholeNumberAboveZero_IsAnError(string written)
    {
        using var cli = new CliProcess();

        Assert.Throws<CommandFailure>(() => Settings.Disk(Read(cli, $"workers: {{{written}}}")));
    }

    private static HostConfiguration Read(CliProcess cli, string text)
    {
        cli.Write("plugintasks.yaml", text);
        return ConfigurationReader.Read(new FileInfo(Path.Combine(cli.Folder, "plugintasks.yaml")));
    }
}
