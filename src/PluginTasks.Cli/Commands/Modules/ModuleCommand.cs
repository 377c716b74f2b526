using System.CommandLine;
using System.Reflection;

namespace PluginTasks.Cli.Commands.Modules;

/// <summary><c>plugintasks module</c>.</summary>
internal static class ModuleCommand
{
    private const string Prefix = "Schemas/";

    public static Command Create(Terminal terminal, HostOptions host)
    {
        var folder = new Option<DirectoryInfo>("--out") { Description = "Where to write them.", DefaultValueFactory = _ => new DirectoryInfo("schemas") };
        var format = OutputFormat.Option();
        var schema = new Command(
            "schema",
            "Writes the schemas by which editors check and complete pages, fragments, manifests and locales.\n\n" +
            "Example:\n  plugintasks module schema --out .vscode/schemas")
        {
            folder, format,
        };
        schema.SetAction(parsed =>
        {
            var target = parsed.GetValue(folder)!;
            target.Create();
            var schemas = Assembly.GetExecutingAssembly().GetManifestResourceNames()
                .Where(r => r.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal);
            OutputFormat.WriteList(terminal, [.. schemas.Select(s => Write(s, target))], parsed.GetValue(format));
            terminal.Error.WriteLine("Put '# yaml-language-server: $schema=PATH/page.schema.json' at the top of a page to use them.");
            return ExitCode.Done;
        });
        var command = new Command("module", "Looks after modules.\n\nExample:\n  plugintasks module list") { schema };
        foreach (var further in ModuleHostCommands.All(terminal, host))
        {
            command.Subcommands.Add(further);
        }

        return command;
    }

    private static string Write(string resource, DirectoryInfo target)
    {
        var file = Path.Combine(target.ToString(), resource[Prefix.Length..]);
        using var source = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        using var written = File.Create(file);
        source.CopyTo(written);
        return file.Replace('\\', '/');
    }
}
