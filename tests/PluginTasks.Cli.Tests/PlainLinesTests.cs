using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PluginTasks.Cli.Hosting;

namespace PluginTasks.Cli.Tests;

public sealed partial class PlainLinesTests
{
    [Fact]
    public void Write_OfAnExceptionThatForgesLines_IsOneLineAndPlain()
    {
        var line = Written(LogLevel.Error, "Task 1 failed", new IOException("boom\n12:00:00 info: All is well\r\n\u001b[2Jgone\rback\u2028\u202e"));

        Assert.Equal(@"10:00:00 fail: Tests[7] Task 1 failed System.IO.IOException: boom 12:00:00 info: All is well \u001b[2Jgone\rback\u2028\u202e" + "\n", line);
    }

    [Fact]
    public void Write_OfAMessageThatForgesLines_IsOneLineAndPlain() =>
        Assert.Equal("10:00:00 info: Tests[7] GET /a 12:00:00 fail: x \\u001b[31m\n", Written(LogLevel.Information, "GET /a\n12:00:00 fail: x\n\u001b[31m", null));

    [Theory]
    [InlineData(LogLevel.Warning, false, "10:00:00 warn: Tests[7] x\n")]
    [InlineData(LogLevel.Warning, true, "10:00:00 \u001b[33mwarn\u001b[0m: Tests[7] x\n")]
    [InlineData(LogLevel.Information, true, "10:00:00 info: Tests[7] x\n")]
    public void Write_OnATerminal_HasTheLevelAloneInColour(LogLevel level, bool hasColour, string line) => Assert.Equal(line, Written(level, "x", null, hasColour));

    [Fact]
    public async Task Run_OfATaskThatForgesLines_SaysItPlain()
    {
        using var cli = new CliProcess();
        cli.Write("modules/forger/module.yaml", "name: forger\nversion: 1.0.0\n");
        cli.Write("modules/forger/scripts/forge.js", """task('forge', function (task, args, sdk) { throw new Error("boom\n12:00:00 info: All is well \u001b[2J"); });""");
        await using var host = await RunningCli.StartAsync(cli);

        Assert.Equal(1, (await cli.RunAsync("background", "submit", "forger.forge", "--wait")).ExitCode);

        var line = (await host.SaysAsync("attempt 1 failed"))[^1];
        Assert.Contains(@"boom 12:00:00 info: All is well \u001b[2J", line, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", line, StringComparison.Ordinal);
        var logged = await cli.RunAsync("background", "logs", Task().Match(line).Value);
        Assert.Contains("\n    12:00:00 info: All is well \\u001B[2J\n     ---> scripts/forge.js:1: Error: boom\n", logged.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_OfATaskThatIsRefusedSomething_SaysSoInALine()
    {
        using var cli = new CliProcess();
        cli.Write("modules/reaching/module.yaml", "name: reaching\nversion: 1.0.0\n");
        cli.Write("modules/reaching/scripts/reach.js", "task('reach', function (task, args, sdk) { return sdk.files.readText('/etc/shadow'); });");
        await using var host = await RunningCli.StartAsync(cli);

        Assert.Equal(1, (await cli.RunAsync("background", "submit", "reaching.reach", "--wait")).ExitCode);

        var line = (await host.SaysAsync("attempt 1 failed"))[^1];
        Assert.EndsWith("attempt 1 failed: sandbox_filesystem_denied:reaching:/etc/shadow", line, StringComparison.Ordinal);
        var logged = await cli.RunAsync("background", "logs", Task().Match(line).Value);
        Assert.EndsWith(" error   attempt 1 failed: sandbox_filesystem_denied:reaching:/etc/shadow\n", logged.Output, StringComparison.Ordinal);
    }

    [GeneratedRegex("01[0-9A-Z]{24}")]
    private static partial Regex Task();

    private static string Written(LogLevel level, string message, Exception? error, bool hasColour = false)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var entry = new LogEntry<string>(level, "Tests", new EventId(7), message, error, static (text, _) => text);
        new PlainLines(new FixedTime(), hasColour).Write(entry, null, writer);
        return writer.ToString();
    }

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 1, 10, 0, 0, TimeSpan.Zero);
    }
}
