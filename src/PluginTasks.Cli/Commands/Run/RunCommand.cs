using System.CommandLine;

namespace PluginTasks.Cli.Commands.Run;

/// <summary><c>plugintasks run</c>: the host.</summary>
internal static class RunCommand
{
    public static Command Create(Terminal terminal, HostOptions host)
    {
        var options = new RunOptions(host);
        var command = new Command("run", "Runs the host until it is told to stop.\n\nExample:\n  plugintasks run --urls http://127.0.0.1:8080 --open");
        options.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await HostRun.UntilStoppedAsync(terminal, options.Read(parsed), host.Library(parsed), cancellationToken: cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }
}
