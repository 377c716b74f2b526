using System.CommandLine;
using System.Text.Json;
using PluginTasks.Cli.Remote;

namespace PluginTasks.Cli.Commands.Modules;

/// <summary>What <c>plugintasks module</c> does with the running host.</summary>
internal static class ModuleHostCommands
{
    public static IEnumerable<Command> All(Terminal terminal, HostOptions host) =>
    [
        new Command("list", "Lists the modules of the running host.\n\nExample:\n  plugintasks module list --format json")
            .Lists(
                terminal, host, _ => "modules",
                ["NAME", "VERSION", "STATE", "CODE", "PROCESS", "TROUBLE"],
                list => list.GetProperty("modules").EnumerateArray().Select(Row)),
        Post(terminal, host, "reload", "Reads a module again and starts a new generation of it; running tasks have their time."),
        Post(terminal, host, "enable", "Switches a module on, also for the next start."),
        Post(terminal, host, "disable", "Switches a module off, also for the next start."),
    ];

    private static Command Post(Terminal terminal, HostOptions host, string verb, string what)
    {
        var name = new Argument<string>("NAME") { Description = "The module." };
        return new Command(verb, $"{what}\n\nExample:\n  plugintasks module {verb} reports") { name }
            .Asks(
                terminal, host,
                (parsed, connection, token) =>
                    connection.PostAsync($"modules/{Uri.EscapeDataString(parsed.GetValue(name)!)}/{verb}", null, token),
                (module, _) => terminal.Out.WriteLine($"{module.Text("name")}: {module.Text("state")}, {module.Text("condition")}"));
    }

    private static string[] Row(JsonElement module) =>
    [
        module.Text("name"), module.Text("version"), module.Text("state"),
        module.Text("condition"), module.Text("processId"), module.Text("trouble"),
    ];
}
