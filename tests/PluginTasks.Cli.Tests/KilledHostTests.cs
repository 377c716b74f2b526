using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text.Json;

namespace PluginTasks.Cli.Tests;

/// <summary>What is left of a host that was killed in the midst of its work.</summary>
[SupportedOSPlatform("linux")]
public sealed class KilledHostTests
{
    private readonly string module = "busy_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    [Fact(Timeout = 120_000)]
    public async Task Run_AfterAKill_FindsNoWorkersAndEndsWhatTheirProgramsLeft()
    {
        var seconds = string.Create(CultureInfo.InvariantCulture, $"1000.{RandomNumberGenerator.GetInt32(100_000_000, 1_000_000_000)}");
        using var cli = new CliProcess();
        cli.Write($"modules/{module}/module.yaml", $"name: {module}\nversion: 1.0.0\n");
        cli.Write($"modules/{module}/scripts/work.js", $"task('work', function (task, args, sdk) {{ return sdk.tasks.runSubprocess(['setsid', '--wait', 'sleep', '{seconds}']); }});\n");
        await using (var killed = await RunningCli.StartAsync(cli))
        {
            Assert.Equal(0, (await cli.RunAsync("background", "submit", module + ".work")).ExitCode);
            await UntilAsync(() => Runs(seconds));
            using var worker = Process.GetProcessById(await WorkerAsync(cli));
            Assert.Single(TemporaryFolders(cli));

            await killed.KillAsync();

            await worker.WaitForExitAsync();
        }

        await using var next = await RunningCli.StartAsync(cli);

        await UntilAsync(() => !Runs(seconds));
        Assert.Empty(TemporaryFolders(cli));
        Assert.Contains("interrupted", (await cli.RunAsync("background", "list")).Output, StringComparison.Ordinal);
    }

    private async Task<int> WorkerAsync(CliProcess cli)
    {
        using var list = JsonDocument.Parse((await cli.RunAsync("module", "list", "--format", "json")).Output);
        return list.RootElement.GetProperty("modules").EnumerateArray().Single(m => m.GetProperty("name").GetString() == module).GetProperty("processId").GetInt32();
    }

    private string[] TemporaryFolders(CliProcess cli) => Directory.GetDirectories(Path.Combine(cli.Folder, "data", "temp"), $"{module}-*", SearchOption.AllDirectories);

    private static async Task UntilAsync(Func<bool> isSo)
    {
        while (!isSo())
        {
            await Task.Yield();
        }
    }

    private static bool Runs(string argument) => Directory.EnumerateDirectories("/proc").Any(p => CommandLineOf(p).Contains(argument, StringComparison.Ordinal));

    private static string CommandLineOf(string process)
    {
        try
        {
            return char.IsAsciiDigit(Path.GetFileName(process)[0]) ? File.ReadAllText(Path.Combine(process, "cmdline")) : "";
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
