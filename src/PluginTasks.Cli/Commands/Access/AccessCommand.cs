using System.CommandLine;
using System.Text.Json;
using PluginTasks.Cli.Remote;

namespace PluginTasks.Cli.Commands.Access;

/// <summary><c>plugintasks access</c>: what modules ask for, and what is decided.</summary>
internal static class AccessCommand
{
    private const string Example = "reports filesystem read /srv/reports";

    public static Command Create(Terminal terminal, HostOptions host) =>
        new("access", "Shows what modules ask for and decides on it.\n\nExample:\n  plugintasks access list --pending")
        {
            List(terminal, host),
            Allow(terminal, host),
            Decide(terminal, host, "deny", "Refuses something to a module, whatever its manifest says; at once.", "denied"),
            Decide(terminal, host, "forget", "Takes a decision back, or a request away: it is undecided again.", "forgotten"),
        };

    private static Command List(Terminal terminal, HostOptions host)
    {
        var module = new Option<string?>("--module") { Description = "That of one module alone." };
        var pending = new Option<bool>("--pending") { Description = "What waits for a decision alone." };
        return new Command("list", "Lists what modules ask for and what was decided.\n\nExample:\n  plugintasks access list --pending") { module, pending }
            .Lists(
                terminal, host,
                parsed => $"access?pending={(parsed.GetValue(pending) ? "true" : "false")}{HostCommand.Filter("module", parsed.GetValue(module))}",
                ["ID", "STATE", "MODULE", "RESOURCE", "OPERATION", "TARGET", "BY", "WHEN", "TIMES"],
                Rows);
    }

    private static Command Allow(Terminal terminal, HostOptions host)
    {
        var span = new Option<string>("--for")
        {
            Description = "session: while this host process runs. good: also after its next start.",
            DefaultValueFactory = _ => "session",
        };
        span.AcceptOnlyFromAmong("session", "good");
        var key = new AccessArguments();
        var command = new Command(
            "allow",
            "Lets a module do something that its manifest does not; at once.\n\n" +
            $"Example:\n  plugintasks access allow {Example} --for good\n  plugintasks access allow 0c4e5fb2a981")
        {
            span,
        };
        key.AddTo(command);
        return command.Asks(
            terminal, host,
            async (parsed, connection, token) => await connection.PostAsync(
                "access/allow", await key.BodyAsync(parsed, connection, token, ("for", parsed.GetValue(span))), token),
            (decided, parsed) => terminal.Out.WriteLine($"allowed {(parsed.GetValue(span) == "good" ? "for good" : "for this session")}: {Line(decided)}"));
    }

    private static Command Decide(Terminal terminal, HostOptions host, string verb, string what, string done)
    {
        var key = new AccessArguments();
        var command = new Command(verb, $"{what}\n\nExample:\n  plugintasks access {verb} {Example}");
        key.AddTo(command);
        return command.Asks(
            terminal, host,
            async (parsed, connection, token) =>
                await connection.PostAsync($"access/{verb}", await key.BodyAsync(parsed, connection, token), token),
            (decided, _) => terminal.Out.WriteLine(decided.ValueKind == JsonValueKind.Undefined ? done : $"{done}: {Line(decided)}"));
    }

    private static IEnumerable<string[]> Rows(JsonElement list)
    {
        var requests = list.GetProperty("requests").EnumerateArray();
        var decisions = list.GetProperty("decisions").EnumerateArray();
        return requests.Select(r => Row(r, "pending", "", r.Text("lastAsked"), r.Text("times")))
            .Concat(decisions.Select(d => Row(d, StateOf(d), d.Text("by"), d.Text("at"), "")));
    }

    private static string StateOf(JsonElement decision) => decision.Text("verdict") switch
    {
        "denied" => "denied",
        var span => $"allowed ({span})",
    };

    private static string[] Row(JsonElement item, string state, string by, string at, string times) =>
        [AccessId.Of(item), state, item.Text("module"), item.Text("resourceType"), item.Text("operation"), item.Text("target"), by, at, times];

    private static string Line(JsonElement decided) =>
        $"{decided.Text("module")} {decided.Text("resourceType")} {decided.Text("operation")} {decided.Text("target")}";
}
