using PluginTasks.Cli.Hosting;
using PluginTasks.Modules.Library;
using PluginTasks.Web.Sessions;

namespace PluginTasks.Cli.Commands.Run;

/// <summary>A host from its start until somebody stops it.</summary>
internal static class HostRun
{
    /// <param name="terminal">Where it says its address.</param>
    /// <param name="request">How.</param>
    /// <param name="library">Its modules.</param>
    /// <param name="beside">What goes on while it runs, until its token trips.</param>
    /// <param name="cancellationToken">Stops it, as a signal does.</param>
    public static async Task UntilStoppedAsync(
        Terminal terminal,
        RunRequest request,
        ModuleLibrary library,
        Func<RunningHost, CancellationToken, Task>? beside = null,
        CancellationToken cancellationToken = default)
    {
        var (configuration, token, opens) = request;
        var tokens = new RunTokens(token ?? Secret.New(), token, Secret.New());
        var folder = HostOptions.FolderOf(configuration);
        using var log = HostLogging.Create(configuration);
        using var stop = new StopSignals(cancellationToken);
        await using var running = await RunningHost.StartAsync(configuration, library, folder, tokens, log, stop.Token);
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

            var company = beside?.Invoke(running, stop.Token) ?? stop.Stopped;
            await await Task.WhenAny(stop.Stopped, company);
            await company;
            await terminal.Error.WriteLineAsync("Stopping: running tasks have their time. Again to end at once.");
        }
        finally
        {
            HostState.Remove(folder);
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
