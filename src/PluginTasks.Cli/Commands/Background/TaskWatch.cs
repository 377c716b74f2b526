using System.Globalization;
using System.Text.Json;
using PluginTasks.Cli.Remote;
using Spectre.Console;

namespace PluginTasks.Cli.Commands.Background;

/// <summary>Tasks on their way: bars on a terminal, elsewhere a line for each change.</summary>
internal sealed class TaskWatch(Terminal terminal, HostConnection host)
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(300);

    /// <summary>Until all have ended; without ids, all that are active now.</summary>
    /// <returns>The tasks as they ended.</returns>
    public async Task<IReadOnlyList<JsonElement>> RunAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        ids = ids.Count > 0 ? ids : await ActiveAsync(cancellationToken);
        if (ids.Count == 0)
        {
            terminal.Error.WriteLine("No task is active.");
            return [];
        }

        if (!terminal.HasColour || Console.IsOutputRedirected)
        {
            return await FollowAsync(ids, Print, cancellationToken);
        }

        IReadOnlyList<JsonElement> ended = [];
        var progress = AnsiConsole.Progress()
            .AutoClear(false)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn());
        await progress.StartAsync(async live =>
        {
            var bars = ids.ToDictionary(id => id, id => live.AddTask(Markup.Escape(id)), StringComparer.Ordinal);
            ended = await FollowAsync(ids, task =>
            {
                var bar = bars[task.Text("taskId")];
                bar.Value = task.Number("progress") * 100;
                bar.Description = Markup.Escape($"{task.Text("label")} ({task.Text("status")})");
            }, cancellationToken);
        });
        return ended;
    }

    private async Task<IReadOnlyList<string>> ActiveAsync(CancellationToken cancellationToken)
    {
        // In the order in which tasks go through them: one that goes on meanwhile is found twice, and not missed.
        var ids = new List<string>();
        foreach (var status in new[] { "pending", "running", "waiting_confirmation" })
        {
            var page = await host.GetAsync(string.Create(CultureInfo.InvariantCulture, $"tasks?status={status}&page_size=100"), cancellationToken);
            ids.AddRange(page.GetProperty("tasks").EnumerateArray().Select(t => t.Text("taskId")));
        }

        return [.. ids.Distinct(StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<JsonElement>> FollowAsync(IReadOnlyList<string> ids, Action<JsonElement> show, CancellationToken cancellationToken)
    {
        var last = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        while (true)
        {
            foreach (var id in ids.Where(i => !last.TryGetValue(i, out var task) || !TaskText.IsFinal(task)))
            {
                var task = await host.GetAsync($"tasks/{Uri.EscapeDataString(id)}", cancellationToken);
                var isNew = !last.TryGetValue(id, out var before) || TaskText.Line(before) != TaskText.Line(task);
                last[id] = task;
                if (isNew)
                {
                    show(task);
                }
            }

            if (last.Values.All(TaskText.IsFinal))
            {
                return [.. ids.Distinct(StringComparer.Ordinal).Select(i => last[i])];
            }

            await Task.Delay(Every, TimeProvider.System, cancellationToken);
        }
    }

    private void Print(JsonElement task)
    {
        terminal.Out.WriteLine(TaskText.Line(task));
        terminal.Out.Flush();
    }
}
