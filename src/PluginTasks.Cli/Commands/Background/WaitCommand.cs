using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using PluginTasks.Cli.Remote;

namespace PluginTasks.Cli.Commands.Background;

/// <summary><c>plugintasks background wait</c>.</summary>
internal static class WaitCommand
{
    private const int AtATime = 60;

    public static Command Create(Terminal terminal, HostOptions host)
    {
        var id = new Argument<string>("ID") { Description = "The task." };
        var timeout = new Option<double?>("--timeout") { Description = "Seconds to wait at most (without end).", HelpName = "S" };
        return new Command(
            "wait",
            "Waits for a task's end; exits 1 where it was not completed.\n\n" +
            "Example:\n  plugintasks background wait 01KAXM2J7Q8Z4V5N6T9R3W1YBC --timeout 60")
        {
            id, timeout,
        }.Asks(
            terminal, host,
            (parsed, connection, token) => WaitAsync(connection, parsed.GetValue(id)!, parsed.GetValue(timeout), token),
            (task, _) => terminal.Out.WriteLine(TaskText.Line(task)),
            TaskText.ExitOf);
    }

    /// <summary>Asks again and again, as no request should wait without end.</summary>
    public static async Task<JsonElement> WaitAsync(HostConnection host, string id, double? seconds, CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var left = seconds is { } most ? most - TimeProvider.System.GetElapsedTime(start).TotalSeconds : AtATime;
            var wait = Math.Clamp(Math.Ceiling(left), 0, AtATime);
            var path = string.Create(CultureInfo.InvariantCulture, $"tasks/{Uri.EscapeDataString(id)}/wait?timeout={wait}");
            var task = await host.GetAsync(path, cancellationToken);
            if (TaskText.IsFinal(task) || left <= AtATime && seconds is not null)
            {
                return task;
            }
        }
    }
}
