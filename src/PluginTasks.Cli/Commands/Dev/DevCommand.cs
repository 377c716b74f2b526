using System.CommandLine;
using PluginTasks.Cli.Commands.Run;
using PluginTasks.Cli.Configuration;

namespace PluginTasks.Cli.Commands.Dev;

/// <summary><c>plugintasks dev</c>: the host, which takes in what changes in the modules' folders.</summary>
internal static class DevCommand
{
    /// <summary>Who works on a module does not wait for the tasks of yesterday's code.</summary>
    private const string DrainTimeout = "60s";

    public static Command Create(Terminal terminal, HostOptions host)
    {
        var options = new RunOptions(host);
        var command = new Command(
            "dev",
            "Runs the host, and reloads what changes in the modules' folders: pages, languages, scripts and assets at once, " +
            "C# after building it.\n\nExample:\n  plugintasks dev --open");
        options.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var request = options.Read(parsed);
            if (!request.Configuration.IsSet(ConfigKeys.DrainTimeout))
            {
                request = request with { Configuration = request.Configuration.With(ConfigKeys.DrainTimeout, "dev", DrainTimeout) };
            }

            await HostRun.UntilStoppedAsync(
                terminal, request, host.Library(parsed),
                (running, stopping) => new DevLoop(running.Modules, request.Configuration.ModulePaths, terminal).RunAsync(stopping),
                cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }
}
