using System.Text.Json;
using PluginTasks.Sdk;
using PluginTasks.Tasks.States;

namespace PluginTasks.Store.Tests.Model;

/// <summary>Looks whether the store and the runtime are where the model is; grants are taken over from them.</summary>
internal sealed class Comparison(TaskModel model)
{
    private readonly Dictionary<string, TaskRecord> ended = [];
    private readonly Dictionary<string, long> seqs = [];

    /// <summary>The first difference; null where there is none. Which of those that wait were given a place is learned.</summary>
    public string? Differs(IReadOnlyList<TaskRecord> rows)
    {
        var byId = rows.ToDictionary(r => r.Id);
        TakeGrants(byId);
        if (byId.Count != model.Tasks.Count)
        {
            return $"{byId.Count} rows for {model.Tasks.Count} tasks";
        }

        foreach (var task in model.Tasks)
        {
            if (!byId.TryGetValue(task.Id, out var row))
            {
                return $"{task.Id} is not there: {task}";
            }

            if (WrongWith(task, row) is { } wrong)
            {
                return $"{task.Id}: {wrong}";
            }
        }

        // No place stays free while somebody waits for one, and no more are given than there are.
        var waiting = model.Tasks.Count(t => t.WantsSlot);
        return model.FreeSlots < 0 || (model.FreeSlots > 0 && waiting > 0) ? $"{model.FreeSlots} places are free and {waiting} wait, of {string.Join("; ", model.Tasks.Where(t => t.WantsSlot || t.HasRun).Select(t => $"{t.Id[^6..]} {t.State} #{t.Attempt} {(t.HasSlot ? "has a place" : "")} {t.DeafUntil}"))}" : null;
    }

    /// <summary>Learns which of those that wait were given a place, also of a process that died just then.</summary>
    public void TakeGrants(IReadOnlyDictionary<string, TaskRecord> byId)
    {
        foreach (var task in model.Tasks.Where(t => t.WantsSlot))
        {
            if (byId.TryGetValue(task.Id, out var row) && row.Attempt == task.Attempt && row.Status == TaskState.Running && (task.State == TaskState.Pending || row.Question is null))
            {
                model.Grant(task);
            }
        }
    }

    /// <summary>What waits for a user has to be what the model expects, in the order of steps.</summary>
    public string? Differs(string user, IReadOnlyList<PluginTasks.Tasks.Storage.Notice> stored)
    {
        var wanted = model.Notices.Where(n => n.User == user).ToList();
        var found = stored.Select(n => (n.TaskId!, JsonDocument.Parse(n.Body).RootElement.EnumerateObject().First().Name)).ToList();
        if (found.Count != wanted.Count)
        {
            return $"{found.Count} messages wait for {user}: {string.Join(' ', found)}; not {wanted.Count}: {string.Join(' ', wanted)}";
        }

        var at = 0;
        foreach (var step in wanted.GroupBy(n => n.Step))
        {
            var some = found.Skip(at).Take(step.Count()).Order();
            if (!some.SequenceEqual(step.Select(n => (n.TaskId, n.Kind)).Order()))
            {
                return $"for {user} waits {string.Join(' ', found)}, not {string.Join(' ', wanted)}";
            }

            at += step.Count();
        }

        return null;
    }

    private string? WrongWith(ModelTask task, TaskRecord row)
    {
        if (seqs.TryGetValue(row.Id, out var seq) && row.Seq < seq)
        {
            throw new InvalidOperationException($"seq of {row.Id} fell from {seq} to {row.Seq}");
        }

        seqs[row.Id] = row.Seq;
        if (ended.TryGetValue(row.Id, out var end))
        {
            return end == row ? null : throw new InvalidOperationException($"final and changed: {end} to {row}");
        }

        var isSame = row.Status == task.State && row.Attempt == task.Attempt && row.Crashes == task.Crashes && row.Progress == task.Progress &&
            row.Checkpoint == task.Checkpoint && row.Label == task.Label && row.Error == task.Error && row.Result == task.Result &&
            row.Question == task.Question && row.Answer == task.Answer && row.FinishedAt is not null != task.IsActive &&
            (task.RetryAt is null || row.NotBefore == task.RetryAtWall) && row.WatchedBy().ToHashSet().SetEquals(task.Watchers);
        if (!isSame)
        {
            return $"is {row.Status} #{row.Attempt} crashes {row.Crashes} {row.Progress:0.##} checkpoint {row.Checkpoint} label {row.Label} error {row.Error} result {row.Result} question {row.Question} answer {row.Answer} not before {row.NotBefore:T} watchers {row.Watchers}; wanted {task} not before {task.RetryAtWall:T} watchers {string.Join(' ', task.Watchers)}";
        }

        if (!task.IsActive)
        {
            ended[row.Id] = row;
        }

        return null;
    }
}
