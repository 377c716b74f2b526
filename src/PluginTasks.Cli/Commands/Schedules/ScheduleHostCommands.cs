using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using PluginTasks.Cli.Remote;

namespace PluginTasks.Cli.Commands.Schedules;

/// <summary>What <c>plugintasks schedule</c> does with the running host.</summary>
internal static class ScheduleHostCommands
{
    private const string Id = "01KAXM2J7Q8Z4V5N6T9R3W1YBC";

    public static IEnumerable<Command> All(Terminal terminal, HostOptions host) =>
    [
        Add(terminal, host),
        List(terminal, host),
        Remove(terminal, host),
        Post(terminal, host, "pause", "Keeps a schedule from firing.", "paused"),
        Post(terminal, host, "resume", "Lets a schedule fire again.", "resumed"),
        RunNow(terminal, host),
    ];

    private static Argument<string> OneId() => new("ID") { Description = "The schedule." };

    private static Command Add(Terminal terminal, HostOptions host)
    {
        var when = new Argument<string>("WHEN") { Description = "When, such as 'weekdays at 18:00'." };
        var task = new Argument<string?>("TASK") { Description = "The registered task, as module.task.", Arity = ArgumentArity.ZeroOrOne };
        var agent = new Option<string?>("--agent") { Description = "In place of a task an agent, as module.agent." };
        var message = new Option<string?>("--message") { Description = "What the agent is told." };
        var args = new Option<string?>("--args") { Description = "What the task is given, a JSON object.", HelpName = "JSON" };
        var name = new Option<string?>("--name") { Description = "A name for people." };
        var zone = new Option<string?>("--timezone") { Description = "An IANA time zone (UTC)." };
        var missed = new Option<string>("--missed")
        {
            Description = "What becomes of firings that the host missed: once, skip, all.",
            DefaultValueFactory = _ => "once",
        };
        missed.AcceptOnlyFromAmong("once", "skip", "all");
        var overlap = new Option<bool>("--overlap") { Description = "Fires while the last task is still active." };
        return new Command(
            "add",
            "Makes a schedule.\n\nExample:\n  plugintasks schedule add 'weekdays at 18:00' reports.generate_monthly --timezone Europe/Rome")
        {
            when, task, agent, message, args, name, zone, missed, overlap,
        }.Asks(
            terminal, host,
            (parsed, connection, token) => connection.PostAsync(
                "schedules",
                Json.Body(
                    ("when", parsed.GetValue(when)),
                    ("task", parsed.GetValue(task)),
                    ("agent", parsed.GetValue(agent)),
                    ("message", parsed.GetValue(message)),
                    ("args", parsed.GetValue(args) is { } given ? Json.Parse(given, "--args") : null),
                    ("name", parsed.GetValue(name)),
                    ("timezone", parsed.GetValue(zone)),
                    ("missed", parsed.GetValue(missed)),
                    ("overlap", JsonValue.Create(parsed.GetValue(overlap)))),
                token),
            (made, _) => terminal.Out.WriteLine(
                made.ValueKind == JsonValueKind.Undefined ? "fired" : $"{made.Text("id")}  next {made.Text("nextRun")}"));
    }

    private static Command List(Terminal terminal, HostOptions host) =>
        new Command("list", "Lists schedules by their next run.\n\nExample:\n  plugintasks schedule list --format json")
            .Lists(
                terminal, host, _ => "schedules",
                ["ID", "NAME", "WHEN", "NEXT", "LAST", "STATUS"],
                list => list.GetProperty("schedules").EnumerateArray().Select(Row));

    private static string[] Row(JsonElement schedule) =>
    [
        schedule.Text("id"),
        schedule.Text("name"),
        schedule.Text("when"),
        schedule.Text("isPaused") == "true" ? "paused" : schedule.Text("nextRun"),
        schedule.Text("lastRun"),
        schedule.Text("lastStatus"),
    ];

    private static Command Remove(Terminal terminal, HostOptions host)
    {
        var id = OneId();
        return new Command("remove", $"Removes a schedule; its tasks stay.\n\nExample:\n  plugintasks schedule remove {Id}") { id }
            .Asks(
                terminal, host,
                (parsed, connection, token) => connection.DeleteAsync(Path(parsed.GetValue(id)!), token),
                (_, _) => terminal.Out.WriteLine("removed"));
    }

    private static Command Post(Terminal terminal, HostOptions host, string verb, string what, string done)
    {
        var id = OneId();
        return new Command(verb, $"{what}\n\nExample:\n  plugintasks schedule {verb} {Id}") { id }
            .Asks(
                terminal, host,
                (parsed, connection, token) => connection.PostAsync($"{Path(parsed.GetValue(id)!)}/{verb}", null, token),
                (_, _) => terminal.Out.WriteLine(done));
    }

    private static Command RunNow(Terminal terminal, HostOptions host)
    {
        var id = OneId();
        return new Command("run-now", $"Fires a schedule now, whether it is due or paused.\n\nExample:\n  plugintasks schedule run-now {Id}") { id }
            .Asks(
                terminal, host,
                (parsed, connection, token) => connection.PostAsync($"{Path(parsed.GetValue(id)!)}/run-now", null, token),
                (task, _) => terminal.Out.WriteLine(task.Text("taskId")));
    }

    private static string Path(string id) => $"schedules/{Uri.EscapeDataString(id)}";
}
