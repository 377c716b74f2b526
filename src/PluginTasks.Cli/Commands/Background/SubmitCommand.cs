using System.CommandLine;
using System.Text.Json.Nodes;
using PluginTasks.Cli.Remote;

namespace PluginTasks.Cli.Commands.Background;

/// <summary><c>plugintasks background submit</c>.</summary>
internal static class SubmitCommand
{
    public static Command Create(Terminal terminal, HostOptions host)
    {
        var task = new Argument<string?>("TASK") { Description = "The registered task, as module.task.", Arity = ArgumentArity.ZeroOrOne };
        var agent = new Option<string?>("--agent") { Description = "In place of a task an agent, as module.agent." };
        var prompt = new Option<string?>("--prompt") { Description = "What the agent is asked." };
        var arg = new Option<string[]>("--arg")
        {
            Description = "An argument; its value is JSON where it can be read so, else text. May be given several times.",
            HelpName = "k=v",
        };
        var args = new Option<string?>("--args") { Description = "A file with the arguments, a JSON object; - is standard input.", HelpName = "FILE" };
        var key = new Option<string?>("--key") { Description = "While a task of this key is active no other is started." };
        var label = new Option<string?>("--label") { Description = "What people see as its name." };
        var timeout = new Option<double?>("--timeout") { Description = "Seconds that it may run (300).", HelpName = "S" };
        var wait = new Option<bool>("--wait") { Description = "Waits for its end." };
        var follow = new Option<bool>("--follow") { Description = "Waits for its end and shows how far it is." };
        var format = OutputFormat.Option();
        var command = new Command("submit", "Starts a task.\n\nExample:\n  plugintasks background submit reports.generate_monthly --arg month=2026-03 --follow")
        {
            task, agent, prompt, arg, args, key, label, timeout, wait, follow, format,
        };
        return command.Does(host, async (parsed, connection, token) =>
        {
            var body = Json.Body(
                ("task", parsed.GetValue(task)), ("agent", parsed.GetValue(agent)), ("prompt", parsed.GetValue(prompt)),
                ("args", ArgsOf(parsed.GetValue(arg) ?? [], parsed.GetValue(args))), ("key", parsed.GetValue(key)), ("label", parsed.GetValue(label)),
                ("timeout", parsed.GetValue(timeout)));
            var made = await connection.PostAsync("tasks", body, token);
            var isJson = parsed.GetValue(format) == "json";
            if (!parsed.GetValue(wait) && !parsed.GetValue(follow))
            {
                Show(made);
                return ExitCode.Done;
            }

            terminal.Error.WriteLine(made.Text("taskId"));
            var ended = parsed.GetValue(follow) && !isJson
                ? (await new TaskWatch(terminal, connection).RunAsync([made.Text("taskId")], token))[0]
                : await WaitCommand.WaitAsync(connection, made.Text("taskId"), null, token);
            if (isJson || !parsed.GetValue(follow))
            {
                Show(ended);
            }

            return TaskText.ExitOf(ended);

            void Show(System.Text.Json.JsonElement shown)
            {
                if (isJson)
                {
                    shown.WriteTo(terminal);
                }
                else
                {
                    terminal.Out.WriteLine(TaskText.IsFinal(shown) ? TaskText.Line(shown) : shown.Text("taskId"));
                    terminal.Out.Flush();
                }
            }
        });
    }

    private static JsonObject? ArgsOf(string[] given, string? file)
    {
        var args = file is null
            ? null
            : Json.Parse(Read(file), file) as JsonObject ?? throw new CommandFailure(ExitCode.WrongUsage, $"{file} has to be a JSON object");
        foreach (var pair in given)
        {
            var (name, value) = pair.Split('=', 2) is [{ Length: > 0 } n, var v]
                ? (n, v)
                : throw new CommandFailure(ExitCode.WrongUsage, $"--arg {pair} is not written as k=v");
            (args ??= [])[name] = ValueOf(value);
        }

        return args;
    }

    private static string Read(string file)
    {
        if (file == "-")
        {
            return Console.In.ReadToEnd();
        }

        if (file.StartsWith('{'))
        {
            throw new CommandFailure(ExitCode.WrongUsage, "--args names a file (- is standard input); an argument by itself is --arg k=v");
        }

        return File.Exists(file) ? File.ReadAllText(file) : throw new CommandFailure(ExitCode.NotFound, $"there is no file '{file}'");
    }

    private static JsonNode? ValueOf(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (System.Text.Json.JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}
