using System.Globalization;
using System.Text.Json;
using PluginTasks.Cli.Remote;

namespace PluginTasks.Cli.Commands.Background;

/// <summary>Tasks as text.</summary>
internal static class TaskText
{
    private static readonly string[] Details =
    [
        "taskId", "label", "module", "taskName", "taskKey", "status", "progress", "attempt",
        "userId", "createdAt", "startedAt", "finishedAt", "checkpoint", "result", "error",
    ];

    public static string Percent(JsonElement task) => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(task.Number("progress") * 100)} %");

    public static string Line(JsonElement task)
    {
        var error = task.Text("error");
        return $"{task.Text("taskId")}  {task.Text("status")}  {Percent(task)}  {task.Text("label")}{(error.Length > 0 ? $": {error}" : "")}";
    }

    public static void Show(Terminal terminal, JsonElement task)
    {
        foreach (var name in Details.Where(n => task.Text(n).Length > 0))
        {
            terminal.Out.WriteLine($"{name + ":",-12} {(name == "progress" ? Percent(task) : task.Text(name))}");
        }
    }

    public static bool IsFinal(JsonElement task) => task.Text("status") is "completed" or "failed" or "cancelled" or "interrupted";

    /// <summary>Of a task that was waited for: whether it was done.</summary>
    public static int ExitOf(JsonElement task) => task.Text("status") == "completed" ? ExitCode.Done : ExitCode.No;
}
