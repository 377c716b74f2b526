using System.CommandLine;
using PluginTasks.Modules.Checks;
using PluginTasks.Modules.Library;
using PluginTasks.Pages.Diagnostics;

namespace PluginTasks.Cli.Commands.Validate;

/// <summary><c>plugintasks validate</c>: everything that is wrong with the modules.</summary>
internal static class ValidateCommand
{
    public static Command Create(Terminal terminal, HostOptions host)
    {
        var names = new Argument<string[]>("MODULE") { Description = "Only these modules.", Arity = ArgumentArity.ZeroOrMore };
        var strict = new Option<bool>("--strict") { Description = "Warnings fail it too." };
        var format = OutputFormat.Option();
        var command = new Command("validate", "Shows everything that is wrong with the modules.\n\nExample:\n  plugintasks validate reports --strict")
        {
            names, strict, format,
        };
        command.SetAction(parsed =>
        {
            var library = host.Library(parsed);
            var chosen = Choose(library, parsed.GetValue(names) ?? []);
            var diagnostics = LibraryCheck.Run(library, chosen);
            var report = new DiagnosticReport(diagnostics, chosen.Count);
            if (parsed.GetValue(format) == "json")
            {
                report.WriteJson(terminal);
            }
            else
            {
                report.WriteText(terminal);
            }

            return report.Errors > 0 || (parsed.GetValue(strict) && report.Warnings > 0) ? ExitCode.No : ExitCode.Done;
        });
        return command;
    }

    private static IReadOnlyList<Module> Choose(ModuleLibrary library, string[] names)
    {
        if (library.Modules.Count == 0)
        {
            throw new CommandFailure(ExitCode.NotFound, "there are no modules here; make one with 'plugintasks new module NAME'");
        }

        foreach (var name in names.Where(n => library.Find(n) is null))
        {
            throw new CommandFailure(ExitCode.NotFound, $"there is no module '{name}'{Suggestion.For(name, library.Modules.Select(m => m.Name))}");
        }

        return names.Length == 0 ? library.Modules : [.. library.Modules.Where(m => names.Contains(m.Name))];
    }
}
