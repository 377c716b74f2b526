using System.Diagnostics;

namespace PluginTasks.Cli.Tests;

/// <summary><c>docs/tour.md</c>, as it is written.</summary>
public sealed class TourTests
{
    private const int MostLooks = 100;
    private const string Done = "--the command has ended--";

    [Fact]
    public async Task Tour_AsWritten_DoesWhatItSays()
    {
        using var cli = new CliProcess();
        using var shell = OpenShell(cli.Folder);
        RunningCli? host = null;
        try
        {
            foreach (var step in Tour.Steps())
            {
                switch (step.Kind)
                {
                    case TourKind.Type:
                        await TypeAsync(shell, step.Text);
                        break;
                    case TourKind.Start:
                        var (command, says) = Assert.Single(Tour.Commands(step.Text));
                        var words = command.Split(' ');
                        host = await RunningCli.StartAsync(words[1], cli, words[2..]);
                        var first = string.Join('\n', [$"Listening on {host.Address}", $"Sign in, once: {host.Link}", .. (await host.SaysAsync("Watching")).Where(l => !IsLogged(l))]);
                        Assert.True(Tour.IsSaid(says, first), first);
                        break;
                    case TourKind.Hear:
                        foreach (var line in step.Text.TrimEnd('\n').Split('\n'))
                        {
                            await host!.SaysAsync(line.TrimEnd('…'));
                        }

                        break;
                    case TourKind.Write:
                        cli.Write(step.Path!, step.Text);
                        break;
                    case TourKind.Append:
                        cli.Write(step.Path!, cli.Read(step.Path!) + step.Text);
                        break;
                }
            }
        }
        finally
        {
            await (host?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
    }

    private static Process OpenShell(string folder)
    {
        var shell = Process.Start(new ProcessStartInfo("/bin/sh") { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        shell.StandardInput.WriteLine("exec 2>&1");
        shell.StandardInput.WriteLine($"plugintasks() {{ dotnet {Path.Combine(AppContext.BaseDirectory, "plugintasks.dll")} \"$@\"; }}");
        return shell;
    }

    private static async Task TypeAsync(Process shell, string block)
    {
        foreach (var (command, says) in Tour.Commands(block))
        {
            var said = await TypeOneAsync(shell, command);
            for (var looks = 0; IsLook(command) && looks < MostLooks && !Tour.IsSaid(says, said); looks++)
            {
                // Who looks too early looks again.
                said = await TypeOneAsync(shell, command);
            }

            Assert.True(Tour.IsSaid(says, said), $"$ {command}\n{said}");
        }
    }

    // What the log says of a machine or a user that holds modules less well is not the tour's.
    private static bool IsLogged(string line) => line.Length > 8 && char.IsAsciiDigit(line[0]) && line[2] == ':' && line[5] == ':';

    private static bool IsLook(string command) => command.StartsWith("plugintasks background list", StringComparison.Ordinal);

    private static async Task<string> TypeOneAsync(Process shell, string command)
    {
        await shell.StandardInput.WriteLineAsync($"{command}; echo '{Done}'");
        var lines = new List<string>();
        while (await shell.StandardOutput.ReadLineAsync() is { } line && line != Done)
        {
            lines.Add(line);
        }

        return string.Join('\n', lines);
    }
}
