using System.CommandLine;
using System.Runtime.InteropServices;
using PluginTasks.Cli.Configuration;
using PluginTasks.Cli.Hosting;
using PluginTasks.Web.Sessions;

namespace PluginTasks.Cli.Commands.Run;

/// <summary><c>plugintasks run</c>: the host.</summary>
internal static class RunCommand
{
    private const int ShortestToken = 8;

    public static Command Create(Terminal terminal, HostOptions host)
    {
        var urls = new Option<string[]>("--urls") { Description = "Where to listen; may be given several times, or with ';' between (http://127.0.0.1:8080).", HelpName = "URL" };
        var token = new Option<string?>("--token") { Description = "For the first sign-in link, and a bearer token of the host's own user (a random one, for the link alone).", HelpName = "T" };
        var open = new Option<bool>("--open") { Description = "Opens the browser, where there is one." };
        var command = new Command("run", "Runs the host until it is told to stop.\n\nExample:\n  plugintasks run --urls http://127.0.0.1:8080 --open") { urls, token, open };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var configuration = host.Configuration(parsed);
            if (parsed.GetValue(urls) is { Length: > 0 } given)
            {
                configuration = configuration.With(ConfigKeys.Urls, "--urls", given.SelectMany(u => u.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)));
            }

            await RunAsync(terminal, host, parsed, configuration, parsed.GetValue(token), parsed.GetValue(open), cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task RunAsync(Terminal terminal, HostOptions host, ParseResult parsed, HostConfiguration configuration, string? token, bool opens, CancellationToken cancellationToken)
    {
        if (token is { Length: < ShortestToken })
        {
            throw new CommandFailure(ExitCode.WrongUsage, $"--token has to have at least {ShortestToken} characters: whoever guesses it may do everything");
        }

        var tokens = new RunTokens(token ?? Secret.New(), token, Secret.New());
        var folder = HostOptions.FolderOf(configuration);
        using var log = HostLogging.Create(configuration);
        using var stop = new StopSignals(cancellationToken);
        var running = await RunningHost.StartAsync(configuration, host.Library(parsed), folder, tokens, log, stop.Token);
        await using (running)
        {
            var address = LocalAddress.Of(running.Addresses);
            new HostState(HostState.CurrentVersion, address, tokens.Local, Environment.ProcessId).Write(folder);
            try
            {
                var link = $"{address}/login?token={Uri.EscapeDataString(tokens.Link)}";
                await SayAsync(terminal, running, token is not null || !running.HasUsers ? link : null);
                if (opens)
                {
                    Browser.TryOpen(running.HasUsers && token is null ? address : link);
                }

                await stop.Stopped;
                await terminal.Error.WriteLineAsync("Stopping: running tasks have their time. Again to end at once.");
            }
            finally
            {
                HostState.Remove(folder);
            }
        }
    }

    private static async Task SayAsync(Terminal terminal, RunningHost running, string? link)
    {
        foreach (var address in running.Addresses)
        {
            await terminal.Out.WriteLineAsync($"Listening on {address}");
        }

        if (link is not null)
        {
            await terminal.Out.WriteLineAsync($"Sign in, once: {link}");
        }

        await terminal.Out.FlushAsync();
    }
}
