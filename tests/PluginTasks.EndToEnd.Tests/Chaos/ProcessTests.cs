using System.Diagnostics;

namespace PluginTasks.EndToEnd.Tests.Chaos;

/// <summary>Whole hosts as processes: killed, and side by side on one file. <c>scripts/kill.sh</c> does more rounds.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("plugintasks-hosts-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Kill_OfHostsAndWorkers_LosesNothingThatWasAcknowledged()
    {
        using var storm = Start("kill", "4", "120", "1");
        var said = await storm.StandardOutput.ReadToEndAsync();
        await storm.WaitForExitAsync();

        Assert.True(storm.ExitCode == 0, said);
    }

    [Fact]
    public async Task Key_AskedForAThousandTimesByTwoHosts_IsOneTask()
    {
        using var first = Start("key", folder.FullName, "500");
        Assert.Equal("ready", await first.StandardOutput.ReadLineAsync());
        using var second = Start("key", folder.FullName, "500");
        Assert.Equal("ready", await second.StandardOutput.ReadLineAsync());

        await Task.WhenAll(first.StandardInput.WriteLineAsync(), second.StandardInput.WriteLineAsync());
        var given = new[] { (await first.StandardOutput.ReadLineAsync())!.Split(' '), (await second.StandardOutput.ReadLineAsync())!.Split(' ') };
        await Task.WhenAll(first.StandardInput.WriteLineAsync(), second.StandardInput.WriteLineAsync());
        await Task.WhenAll(first.WaitForExitAsync(), second.WaitForExitAsync());

        Assert.Single(given.SelectMany(g => g[1..]).Distinct());
        Assert.Equal(["0", "1"], given.Select(g => g[0]).Order());
    }

    private static Process Start(params string[] args) => Process.Start(
        new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "PluginTasks.Host.Process.dll"), .. args])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true,
        })!;
}
