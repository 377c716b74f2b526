using System.CommandLine;
using PluginTasks.Cli.Commands.Conformance;
using PluginTasks.Cli.Commands.Modules;
using PluginTasks.Cli.Commands.New;
using PluginTasks.Cli.Commands.Render;
using PluginTasks.Cli.Commands.Validate;

namespace PluginTasks.Cli;

/// <summary>The command <c>plugintasks</c>.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args, Terminal terminal)
    {
        var root = new RootCommand("PluginTasks hosts modules: pages in YAML, actions and durable tasks in C# or JavaScript.")
        {
            NewCommand.Create(terminal),
            ValidateCommand.Create(terminal),
            RenderCommand.Create(terminal),
            ConformanceCommand.Create(terminal),
            ModuleCommand.Create(terminal),
        };

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            return Refuse(parsed, terminal);
        }

        try
        {
            var output = new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error, EnableDefaultExceptionHandler = false };
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
        foreach (var error in parsed.Errors)
        {
            terminal.Error.WriteLine($"plugintasks: {error.Message}");
        }

        var names = parsed.CommandResult.Command.Parents.OfType<Command>().Reverse().Skip(1).Select(c => c.Name);
        var command = string.Join(' ', names.Append(parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name)).Trim();
        terminal.Error.WriteLine($"Try: plugintasks {command}{(command.Length > 0 ? " " : "")}--help");
        return ExitCode.WrongUsage;
    }
}
