using System.CommandLine;
using PluginTasks.Cli.Commands;
using PluginTasks.Cli.Commands.Run;

namespace PluginTasks.Cli.Remote;

/// <summary>A command that asks the running host something and shows the answer.</summary>
internal static class HostCommand
{
    /// <summary>Asks, and shows the answer as text or as the JSON that it is.</summary>
    public static Command Asks(
        this Command command, Terminal terminal, HostOptions host, Func<ParseResult, HostConnection, CancellationToken, Task<System.Text.Json.JsonElement>> ask,
        Action<System.Text.Json.JsonElement, ParseResult> show, Func<System.Text.Json.JsonElement, int>? exit = null)
    {
        var format = OutputFormat.Option();
        command.Options.Add(format);
        return command.Does(host, async (parsed, connection, token) =>
        {
            var answer = await ask(parsed, connection, token);
            if (parsed.GetValue(format) == "json" && answer.ValueKind != System.Text.Json.JsonValueKind.Undefined)
            {
                answer.WriteTo(terminal);
            }
            else if (parsed.GetValue(format) != "json")
            {
                show(answer, parsed);
                terminal.Out.Flush();
            }

            return exit?.Invoke(answer) ?? ExitCode.Done;
        });
    }

    /// <summary>Asks for a list, and shows it as a table or as the JSON that it is.</summary>
    public static Command Lists(
        this Command command,
        Terminal terminal,
        HostOptions host,
        Func<ParseResult, string> address,
        string[] columns,
        Func<System.Text.Json.JsonElement, IEnumerable<string[]>> rows) =>
        command.Asks(
            terminal,
            host,
            (parsed, connection, token) => connection.GetAsync(address(parsed), token),
            (list, _) => Table.Write(terminal, columns, [.. rows(list)]));

    /// <summary>One part more of an address; nothing where it was not given.</summary>
    public static string Filter(string name, string? value) => value is null ? "" : $"&{name}={Uri.EscapeDataString(value)}";

    /// <summary>Does something with the running host, until it is interrupted.</summary>
    public static Command Does(this Command command, HostOptions host, Func<ParseResult, HostConnection, CancellationToken, Task<int>> work)
    {
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var connection = HostConnection.Open(host.DataFolder(parsed));
            using var stop = new StopSignals(cancellationToken);
            return await work(parsed, connection, stop.Token);
        });
        return command;
    }
}
