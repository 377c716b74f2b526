using System.CommandLine;
using System.Text.Json.Nodes;
using PluginTasks.Cli.Configuration;
using PluginTasks.Cli.Remote;
using PluginTasks.Pages.Diagnostics;

namespace PluginTasks.Cli.Commands.Config;

/// <summary><c>plugintasks config</c>.</summary>
internal static class ConfigCommand
{
    private const string Hidden = "(not shown)";

    public static Command Create(Terminal terminal, HostOptions host)
    {
        var format = OutputFormat.Option();
        var show = new Command(
            "show",
            "Shows what is in force, and where each value comes from. Secrets are not shown.\n\n" +
            "Example:\n  plugintasks config show --format json")
        {
            format,
        };
        show.SetAction(parsed =>
        {
            var configuration = host.Configuration(parsed);
            var rows = ConfigKeys.All.Where(k => k != ConfigKeys.ModuleSettings).Select(k => RowOf(configuration, k))
                .Concat(configuration.Settings.Names.Select(s => new[] { $"modules.settings.{s.Name}", Hidden, s.Place })).ToList();
            if (parsed.GetValue(format) == "json")
            {
                var shown = rows.Select(r => (JsonNode)new JsonObject { ["key"] = r[0], ["value"] = r[1], ["from"] = r[2] });
                terminal.Out.WriteLine(new JsonArray([.. shown]).ToJsonString());
            }
            else
            {
                Table.Write(terminal, ["KEY", "VALUE", "FROM"], rows);
            }

            return ExitCode.Done;
        });
        return new Command("config", "Looks after the configuration.\n\nExample:\n  plugintasks config show") { show };
    }

    private static string[] RowOf(HostConfiguration configuration, ConfigKey key)
    {
        if (!configuration.Values.TryGetValue(key.Path, out var set))
        {
            return [key.Path, key.Standard, "standard"];
        }

        var value = key.Kind == ConfigKind.Secret ? Hidden : set.Value.Text ?? set.Value.ToString();
        return [key.Path, Quoted.Escape(value), set.Source];
    }
}
