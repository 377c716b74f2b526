using System.CommandLine;
using System.CommandLine.Parsing;
using PluginTasks.Cli.Commands;
using PluginTasks.Cli.Commands.Access;
using PluginTasks.Cli.Commands.Audit;
using PluginTasks.Cli.Commands.Background;
using PluginTasks.Cli.Commands.Backups;
using PluginTasks.Cli.Commands.Config;
using PluginTasks.Cli.Commands.Conformance;
using PluginTasks.Cli.Commands.Dev;
using PluginTasks.Cli.Commands.Doctor;
using PluginTasks.Cli.Commands.Modules;
using PluginTasks.Cli.Commands.New;
using PluginTasks.Cli.Commands.Render;
using PluginTasks.Cli.Commands.Run;
using PluginTasks.Cli.Commands.Schedules;
using PluginTasks.Cli.Commands.Tokens;
using PluginTasks.Cli.Commands.Users;
using PluginTasks.Cli.Commands.Validate;
using PluginTasks.Cli.Commands.Workers;
using PluginTasks.Pages.Diagnostics;

namespace PluginTasks.Cli;

/// <summary>The command <c>plugintasks</c>.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args, Terminal terminal)
    {
        var host = new HostOptions();
        var root = new RootCommand("PluginTasks hosts modules: pages in YAML, actions and durable tasks in C# or JavaScript.")
        {
            RunCommand.Create(terminal, host),
            DevCommand.Create(terminal, host),
            NewCommand.Create(terminal, host),
            ValidateCommand.Create(terminal, host),
            RenderCommand.Create(terminal, host),
            ConformanceCommand.Create(terminal),
            ModuleCommand.Create(terminal, host),
            ScheduleCommand.Create(terminal, host),
            BackgroundCommand.Create(terminal, host),
            UserCommand.Create(terminal, host),
            TokenCommand.Create(terminal, host),
            ConfigCommand.Create(terminal, host),
            AccessCommand.Create(terminal, host),
            AuditCommand.Create(terminal, host),
            DoctorCommand.Create(terminal, host),
            WorkerCommand.Create(),
            BackupCommands.Backup(terminal, host),
            BackupCommands.Restore(terminal, host),
        };

        host.AddTo(root);
        var parsed = root.Parse(args.Length == 0 ? ["--help"] : args);
        if (parsed.Errors.Count > 0 || Strays(parsed).Any())
        {
            return Refuse(parsed, terminal);
        }

        try
        {
            var output = new InvocationConfiguration
            {
                Output = terminal.Out,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            return await parsed.InvokeAsync(output);
        }
        catch (CommandFailure failure)
        {
            await terminal.Error.WriteLineAsync($"plugintasks: {failure.Message}");
            return failure.ExitCode;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        finally
        {
            await terminal.Out.FlushAsync();
        }
    }

    private static int Refuse(ParseResult parsed, Terminal terminal)
    {
        foreach (var problem in Problems(parsed))
        {
            terminal.Error.WriteLine($"plugintasks: {problem}");
        }

        var names = new List<string>();
        for (SymbolResult? at = parsed.CommandResult; at is CommandResult { Command: not RootCommand } command; at = at.Parent)
        {
            names.Insert(0, command.Command.Name);
        }

        terminal.Error.WriteLine($"Try: {string.Join(' ', names.Prepend("plugintasks").Append("--help"))}");
        return ExitCode.WrongUsage;
    }

    /// <summary>A word that means nothing explains everything else that is wrong.</summary>
    private static IEnumerable<string> Problems(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var known = command.Subcommands.Select(c => c.Name).Concat(command.Options.Select(o => o.Name)).ToList();
        var strays = parsed.UnmatchedTokens.Concat(Strays(parsed)).ToList();
        return strays.Count > 0
            ? strays.Select(t => $"there is no {(t.StartsWith('-') ? "option" : "command")} {Quoted.Show(t)} here{Suggestion.For(t, known)}")
            : parsed.Errors.Select(e => string.Join(' ', e.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Distinct();
    }

    /// <summary>Options misspelt that an argument of any number took in.</summary>
    private static IEnumerable<string> Strays(ParseResult parsed) => parsed.CommandResult.Children
        .OfType<ArgumentResult>().SelectMany(a => a.Tokens).Select(t => t.Value).Where(t => t.StartsWith("--", StringComparison.Ordinal));
}
