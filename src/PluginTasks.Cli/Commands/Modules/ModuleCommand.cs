using System.CommandLine;
using System.Reflection;

namespace PluginTasks.Cli.Commands.Modules;

/// <summary><c>plugintasks module</c>.</summary>
internal static class ModuleCommand
{
    private const string Prefix = "Schemas/";

    public static Command Create(Terminal terminal)
    {
        var folder = new Option<DirectoryInfo>("--out") { Description = "Where to write them.", DefaultValueFactory = _ => new DirectoryInfo("schemas") };
        var schema = new Command("schema", "Writes the schemas by which editors check and complete pages, fragments, manifests and locales.\n\nExample:\n  plugintasks module schema --out .vscode/schemas")
        {
            folder,
        };
        schema.SetAction(parsed =>
        {
            var target = parsed.GetValue(folder)!;
            target.Create();
            foreach (var resource in Assembly.GetExecutingAssembly().GetManifestResourceNames().Order(StringComparer.Ordinal))
            {
                if (resource.StartsWith(Prefix, StringComparison.Ordinal))
                {
                    terminal.Out.WriteLine(Write(resource, target));
                }
            }

            terminal.Out.Flush();
            terminal.Error.WriteLine("Put '# yaml-language-server: $schema=PATH/page.schema.json' at the top of a page to use them.");
            return ExitCode.Done;
        });
        return new Command("module", "Looks after modules.\n\nExample:\n  plugintasks module schema") { schema };
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
