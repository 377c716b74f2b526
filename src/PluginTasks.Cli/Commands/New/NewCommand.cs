using System.CommandLine;
using PluginTasks.Modules.Manifests;
using PluginTasks.Pages.Diagnostics;

namespace PluginTasks.Cli.Commands.New;

/// <summary><c>plugintasks new module NAME</c>: a module that works, to start from.</summary>
internal static class NewCommand
{
    public static Command Create(Terminal terminal, HostOptions host)
    {
        var name = new Argument<string>("NAME") { Description = "Lower-case letters, digits and '_'." };
        var script = new Option<bool>("--script") { Description = "Actions and tasks in JavaScript instead of C#." };
        var format = OutputFormat.Option();
        var module = new Command(
            "module", "Makes a module with a page, an action, a task, two languages and a test.\n\nExample:\n  plugintasks new module reports")
        {
            name, script, format,
        };
        module.SetAction(parsed =>
        {
            var folder = Path.Combine(host.Configuration(parsed).ModulePaths[0], Checked(parsed.GetValue(name)!));
            if (Path.Exists(folder))
            {
                throw new CommandFailure(ExitCode.No, $"'{folder}' is already there");
            }

            var isScript = parsed.GetValue(script);
            var files = ModuleTemplate.Write(folder, parsed.GetValue(name)!, isScript).ToList();
            OutputFormat.WriteList(terminal, files, parsed.GetValue(format));
            terminal.Error.WriteLine(isScript
                ? $"Next: plugintasks validate {parsed.GetValue(name)}"
                : $"Next: dotnet build {folder.Replace('\\', '/')}, then plugintasks validate {parsed.GetValue(name)}");
            return ExitCode.Done;
        });
        return new Command("new", "Makes something new.\n\nExample:\n  plugintasks new module reports --script") { module };
    }

    private static string Checked(string name) => ModuleName.IsValid(name)
        ? name
        : throw new CommandFailure(ExitCode.WrongUsage, $"{Quoted.Show(name)} cannot be a module's name; {ModuleName.Rule}{Better(name)}");

    private static string Better(string name)
    {
        var better = string.Concat(name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_')).Trim('_');
        return ModuleName.IsValid(better) ? $"; '{better}' would do" : "";
    }
}
