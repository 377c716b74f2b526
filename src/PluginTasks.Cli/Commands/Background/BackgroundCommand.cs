using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using PluginTasks.Cli.Remote;

namespace PluginTasks.Cli.Commands.Background;

/// <summary><c>plugintasks background</c>: the tasks of the running host.</summary>
internal static class BackgroundCommand
{
    private const string Id = "01KAXM2J7Q8Z4V5N6T9R3W1YBC";

    public static Command Create(Terminal terminal, HostOptions host) => new(
        "background", "Looks after the tasks of the running host.\n\nExample:\n  plugintasks background list --status running")
    {
        SubmitCommand.Create(terminal, host), List(terminal, host), Status(terminal, host), Watch(terminal, host), WaitCommand.Create(terminal, host),
        Cancel(terminal, host), Respond(terminal, host), Rerun(terminal, host), Clear(terminal, host), Logs(terminal, host),
    };

    private static Argument<string> OneId() => new("ID") { Description = "The task." };

    private static Command List(Terminal terminal, HostOptions host)
    {
        var status = new Option<string?>("--status") { Description = "Only those in this state, such as running.", HelpName = "S" };
        var module = new Option<string?>("--module") { Description = "Only those of this module.", HelpName = "M" };
        var key = new Option<string?>("--key-prefix") { Description = "Only those whose key begins so.", HelpName = "K" };
        var page = new Option<int>("--page") { Description = "Which page.", DefaultValueFactory = _ => 1 };
        var size = new Option<int>("--page-size") { Description = "How many on a page, 1 to 200.", DefaultValueFactory = _ => 20 };
        return new Command(
            "list", "Lists tasks, those that changed last first.\n\nExample:\n  plugintasks background list --status running --module reports")
        {
            status, module, key, page, size,
        }.Lists(
            terminal, host,
            parsed => string.Create(CultureInfo.InvariantCulture, $"tasks?page={parsed.GetValue(page)}&page_size={parsed.GetValue(size)}") +
                HostCommand.Filter("status", parsed.GetValue(status)) +
                HostCommand.Filter("module", parsed.GetValue(module)) +
                HostCommand.Filter("task_key_prefix", parsed.GetValue(key)),
            ["ID", "STATUS", "PROGRESS", "MODULE", "UPDATED", "LABEL"],
            list => list.GetProperty("tasks").EnumerateArray().Select(Row));
    }

    private static Command Status(Terminal terminal, HostOptions host)
    {
        var id = OneId();
        return new Command("status", $"Shows a task.\n\nExample:\n  plugintasks background status {Id}") { id }
            .Asks(
                terminal, host,
                (parsed, connection, token) => connection.GetAsync(Path(parsed.GetValue(id)!), token),
                (task, _) => TaskText.Show(terminal, task));
    }

    private static Command Watch(Terminal terminal, HostOptions host)
    {
        var ids = new Argument<string[]>("ID") { Description = "The tasks (all that are active).", Arity = ArgumentArity.ZeroOrMore };
        return new Command(
            "watch",
            "Shows how far tasks are, until all have ended; exits 1 where one was not completed.\n\n" +
            $"Example:\n  plugintasks background watch {Id}")
        {
            ids,
        }.Does(host, async (parsed, connection, token) =>
        {
            var ended = await new TaskWatch(terminal, connection).RunAsync(parsed.GetValue(ids) ?? [], token);
            return ended.Select(TaskText.ExitOf).DefaultIfEmpty(ExitCode.Done).Max();
        });
    }

    private static Command Cancel(Terminal terminal, HostOptions host)
    {
        var id = OneId();
        return new Command("cancel", $"Cancels a task; exits 1 where it had ended.\n\nExample:\n  plugintasks background cancel {Id}") { id }
            .Asks(
                terminal, host,
                (parsed, connection, token) => connection.PostAsync($"{Path(parsed.GetValue(id)!)}/cancel", null, token),
                (answer, _) => terminal.Out.WriteLine(WasActive(answer) ? "cancelled" : "it had ended"),
                answer => WasActive(answer) ? ExitCode.Done : ExitCode.No);
    }

    private static Command Respond(Terminal terminal, HostOptions host)
    {
        var id = OneId();
        var response = new Option<string>("--response") { Description = "The answer, a JSON object.", Required = true, HelpName = "JSON" };
        return new Command(
            "respond",
            $$"""Answers a task's question.{{"\n\n"}}Example:{{"\n"}}  plugintasks background respond {{Id}} --response '{"confirmed": true}'""")
        {
            id, response,
        }.Asks(
            terminal, host,
            (parsed, connection, token) => connection.PostAsync(
                $"{Path(parsed.GetValue(id)!)}/respond",
                Json.Body(("response", Json.Parse(parsed.GetValue(response)!, "--response"))),
                token),
            (_, _) => terminal.Out.WriteLine("answered"));
    }

    private static Command Rerun(Terminal terminal, HostOptions host)
    {
        var id = OneId();
        return new Command("rerun", $"Runs a registered task again, as a new one.\n\nExample:\n  plugintasks background rerun {Id}") { id }
            .Asks(
                terminal, host,
                (parsed, connection, token) => connection.PostAsync($"{Path(parsed.GetValue(id)!)}/rerun", null, token),
                (task, _) => terminal.Out.WriteLine(task.Text("taskId")));
    }

    private static Command Clear(Terminal terminal, HostOptions host)
    {
        var age = new Option<string?>("--older-than") { Description = "Only those that ended so long ago, such as 1h.", HelpName = "AGE" };
        var all = new Option<bool>("--all") { Description = "Also those that failed, were cancelled or interrupted." };
        return new Command("clear", "Removes tasks that were completed.\n\nExample:\n  plugintasks background clear --older-than 1h") { age, all }
            .Asks(
                terminal, host,
                (parsed, connection, token) => connection.DeleteAsync(
                    $"tasks?all={(parsed.GetValue(all) ? "true" : "false")}{HostCommand.Filter("older_than", parsed.GetValue(age))}", token),
                (answer, _) => terminal.Out.WriteLine($"{answer.Text("count")} removed"));
    }

    private static Command Logs(Terminal terminal, HostOptions host)
    {
        var id = OneId();
        return new Command("logs", $"Shows what a task has logged since the host was started.\n\nExample:\n  plugintasks background logs {Id}") { id }
            .Asks(terminal, host, (parsed, connection, token) => connection.GetAsync($"{Path(parsed.GetValue(id)!)}/logs", token), (log, _) =>
            {
                foreach (var line in log.GetProperty("lines").EnumerateArray())
                {
                    terminal.Out.WriteLine($"{line.Text("time")} {line.Text("level"),-7} {line.Text("message")}".TrimEnd());
                    foreach (var more in line.Lines("exception"))
                    {
                        terminal.Out.WriteLine($"    {more}");
                    }
                }
            });
    }

    private static bool WasActive(JsonElement answer) => answer.GetProperty("wasActive").GetBoolean();

    private static string Path(string id) => $"tasks/{Uri.EscapeDataString(id)}";

    private static string[] Row(JsonElement task) =>
        [task.Text("taskId"), task.Text("status"), TaskText.Percent(task), task.Text("module"), task.Text("updatedAt"), task.Text("label")];
}
