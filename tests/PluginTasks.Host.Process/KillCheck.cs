using System.Globalization;
using System.Text.Json;
using PluginTasks.Sdk;
using PluginTasks.Store;
using PluginTasks.Tasks.Schedules.Firing;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Host.Process;

/// <summary>Holds the journal against the database: what was acknowledged has to be there, and what had ended was not run again.</summary>
internal sealed class KillCheck(string folder, Journal journal, int wanted)
{
    private readonly List<string> wrong = [];

    public async Task<bool> RunAsync()
    {
        await using var store = SqliteTaskStore.Open(Path.Combine(folder, "tasks.db"));
        var tasks = (await store.ListAsync(new TaskQuery { Take = int.MaxValue, WithDetails = true })).ToDictionary(t => t.Id);
        var lines = journal.Read();
        Demand(lines.Count(l => l[0] == "acknowledged") >= wanted, "not all tasks were made");
        LookAtLines(lines, tasks);
        foreach (var task in tasks.Values)
        {
            Demand(task.Status.IsFinal(), $"{task.Id} has not ended: {task.Status}");
            Demand(task.Status != TaskState.Failed || task.Error!.StartsWith("gave up after", StringComparison.Ordinal), $"{task.Id} failed: {task.Error}");
        }

        var schedules = (await store.Schedules.ListAsync(new ScheduleQuery())).Select(s => s.Id).ToHashSet();
        Demand(lines.Where(l => l[0] == "schedule").All(l => schedules.Contains(l[1])), "a schedule is gone");
        await LookAtNoticesAsync(store, tasks);
        Console.WriteLine($"{tasks.Count} tasks: {string.Join(", ", tasks.Values.GroupBy(t => t.Status).Select(g => $"{g.Count()} {g.Key}"))}; up to {tasks.Values.Max(t => t.Attempt)} attempts, {lines.Count} lines");
        wrong.Take(20).ToList().ForEach(Console.WriteLine);
        Console.WriteLine(wrong.Count == 0 ? "nothing lost, nothing twice" : $"{wrong.Count} wrong, kept in {folder}");
        return wrong.Count == 0;
    }

    private void LookAtLines(IReadOnlyList<string[]> lines, Dictionary<string, TaskRecord> tasks)
    {
        var ended = new Dictionary<string, string>();
        var steps = new Dictionary<string, int>();
        foreach (var line in lines.Where(l => l.Length > 1))
        {
            var id = line[1];
            switch (line[0])
            {
                case "acknowledged" or "answered":
                    Demand(tasks.ContainsKey(id), $"{id} was acknowledged and is gone");
                    break;
                case "begin":
                    Demand(!ended.ContainsKey(id), $"{id} had ended and was run again");
                    Demand(Number(line[3]) >= steps.GetValueOrDefault(id), $"{id} began at {line[3]} after its checkpoint {steps.GetValueOrDefault(id)} was acknowledged");
                    break;
                case "checkpoint":
                    // Of an attempt that was given up a line may come late, but never one that counts for less.
                    steps[id] = Math.Max(steps.GetValueOrDefault(id), Number(line[2]));
                    break;
                case "ended":
                    Demand(ended.TryAdd(id, line[2]), $"{id} ended twice");
                    Demand(tasks.TryGetValue(id, out var task) && task.Status.ToString() == line[2], $"{id} was told as {line[2]} and is {(task is null ? "gone" : task.Status)}");
                    break;
            }
        }

        foreach (var (id, step) in steps)
        {
            var stored = tasks.TryGetValue(id, out var task) && task.Checkpoint is { } json ? JsonDocument.Parse(json).RootElement.GetProperty("step").GetInt32() : 0;
            Demand(stored >= step, $"{id} has the checkpoint {stored} after {step} was acknowledged");
        }
    }

    /// <summary>Nobody took any: each end that waits for its user waits there once.</summary>
    private async Task LookAtNoticesAsync(SqliteTaskStore store, Dictionary<string, TaskRecord> tasks)
    {
        var ends = new Dictionary<string, int>();
        foreach (var notice in await store.ListNoticesAsync("tester", int.MaxValue))
        {
            if (notice.TaskId is { } id && !notice.Body.StartsWith("{\"backgroundTaskConfirmation\"", StringComparison.Ordinal))
            {
                ends[id] = ends.GetValueOrDefault(id) + 1;
            }
        }

        foreach (var task in tasks.Values.Where(t => t.UserId == "tester"))
        {
            Demand(ends.GetValueOrDefault(task.Id) == 1, $"{ends.GetValueOrDefault(task.Id)} messages tell the end of {task.Id} ({task.Status})");
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private void Demand(bool isSo, string otherwise)
    {
        if (!isSo)
        {
            wrong.Add(otherwise);
        }
    }
}
