using System.CommandLine;

namespace PluginTasks.Cli.Commands.Workers;

/// <summary><c>plugintasks worker</c>, for whoever looks for it: workers are a program of their own, which has less in it for a module to find.</summary>
internal static class WorkerCommand
{
    public static Command Create()
    {
        var command = new Command("worker", "What a module's code runs in. The host starts it.\n\nExample:\n  plugintasks run") { Hidden = true };
        command.SetAction(int (_) => throw new CommandFailure(
            ExitCode.WrongUsage,
            "a worker speaks with the host that starts it, and is the program worker/PluginTasks.Worker beside this one; " +
            "'plugintasks run' starts both"));
        return command;
    }
}
