using System.Diagnostics;
using System.Text.Json;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Store.Tests.Model;

/// <summary>Clocks, processes that end, and users who come and go.</summary>
internal sealed partial class Sequence
{
    private async Task AdvanceAsync()
    {
        var by = TimeSpan.FromMilliseconds(random.Next(3) switch { 0 => random.Next(1, 100), 1 => random.Next(100, 3_000), _ => random.Next(3_000, 30_000) });
        Say($"advance {by}");
        await AdvanceAsync(by);
    }

    private Task JumpAsync()
    {
        var by = TimeSpan.FromMilliseconds(random.Next(-3_600_000, 3_600_000));
        Say($"jump {by}");
        life.Time.Jump(by);
        jumped += by;
        events.ClockWentBack |= by < TimeSpan.Zero;
        return Task.CompletedTask;
    }

    private Task WaitAsync()
    {
        if (Pick(t => t.IsActive) is { } task)
        {
            TimeSpan? timeout = random.Next(2) == 0 ? TimeSpan.FromMilliseconds(random.Next(1, 10_000)) : null;
            Say($"wait {Short(task)} {timeout}");
            waits.Add((CheckedAsync(), task, model.Now + timeout));

            async Task<PluginTasks.Tasks.States.TaskRecord> CheckedAsync()
            {
                var ended = await life.Facade.WaitAsync(As(task.User), task.Id, timeout);
                Demand(!ended.IsActive, $"a wait gave {ended.Status}");
                return ended;
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>A user connects, reads what waits, and acknowledges some of it.</summary>
    private async Task ReadNoticesAsync()
    {
        var user = Users[random.Next(Users.Length)];
        var wanted = model.Notices.Where(n => n.User == user).ToList();
        using var stream = await life.Notices.AttachAsync(user);
        var ids = new List<string>();
        await using var messages = stream.ReadAllAsync().GetAsyncEnumerator();
        for (var i = 0; i < wanted.Count; i++)
        {
            Demand(await messages.MoveNextAsync().AsTask().WaitAsync(Patience), "a message is missing");
            ids.Add(messages.Current.MessageId!);
        }

        Demand(ids.Distinct().Count() == ids.Count, "a message came twice");
        var count = random.Next(ids.Count + 1);
        Say($"{user} reads {ids.Count} and acknowledges {count}");
        if (count == 0)
        {
            return;
        }

        // Those of one step have no order between them: what was taken away is looked up by its task and kind.
        var stored = await life.Store.Inner.ListNoticesAsync(user, int.MaxValue);
        Demand(ids.SequenceEqual(stored.Select(n => n.MessageId)), "messages came in another order than they are kept");
        await life.Notices.AcknowledgeAsync(user, ids[..count]);
        foreach (var notice in stored.Take(count))
        {
            var kind = JsonDocument.Parse(notice.Body).RootElement.EnumerateObject().First().Name;
            model.Notices.Remove(wanted.First(n => n.TaskId == notice.TaskId && n.Kind == kind && model.Notices.Contains(n)));
        }
    }

    /// <summary>Killed with a call on its way, whose outcome only the file knows; what was acknowledged has to be in it.</summary>
    private async Task CrashAsync()
    {
        var target = Pick(t => t.IsActive);
        switch (random.Next(4))
        {
            case 0:
                var (wanted, call) = Submit();
                await life.Store.DieAsync();
                await NextAsync(rows =>
                {
                    var made = rows.Keys.Except(model.Tasks.Select(t => t.Id)).SingleOrDefault();
                    Say($"killed in submit: {made}");
                    Demand(!call.IsCompletedSuccessfully || made is not null || wanted.Key is not null, "an acknowledged task is gone");
                    if (made is not null)
                    {
                        model.Tasks.Add(wanted.As(made));
                    }
                    else if (model.ActiveWith(wanted.Key, wanted.Organization) is { } same && rows[same.Id].Watchers is not null)
                    {
                        Watch(same, wanted.User);
                    }
                });
                break;
            case 1 when target is not null:
                var cancel = life.Facade.CancelAsync(As(target.User), target.Id);
                await life.Store.DieAsync();
                await NextAsync(rows =>
                {
                    var isCancelled = rows[target.Id].Status == TaskState.Cancelled;
                    Say($"killed in cancel {Short(target)}: {isCancelled}");
                    Demand(isCancelled || !cancel.IsCompletedSuccessfully, "an acknowledged cancel is gone");
                    TakeReport(target, rows[target.Id]);
                    if (isCancelled)
                    {
                        model.Cancel(target);
                    }
                });
                break;
            case 2 when target is { State: TaskState.Running or TaskState.WaitingConfirmation }:
                (await life.AttemptOf(target)).Return("\"dying\"");
                await life.Store.DieAsync();
                await NextAsync(rows =>
                {
                    Say($"killed in completion {Short(target)}: {rows[target.Id].Status}");
                    TakeReport(target, rows[target.Id]);
                    if (rows[target.Id].Status == TaskState.Completed)
                    {
                        model.Complete(target, "\"dying\"");
                    }
                });
                break;
            default:
                await life.Store.DieAsync();
                await NextAsync(_ => Say("killed"));
                break;
        }
    }

    /// <summary>An end stores first what was reported; the process may have died between the two.</summary>
    private static void TakeReport(ModelTask task, PluginTasks.Tasks.States.TaskRecord row)
    {
        if (task.Report is { } report && row.IsActive)
        {
            if ((report.Checkpoint ?? task.Checkpoint, report.Label ?? task.Label, report.Progress) == (row.Checkpoint, row.Label, row.Progress))
            {
                (task.Checkpoint, task.Label, task.Progress) = (row.Checkpoint, row.Label, row.Progress);
            }

            task.Report = null;
        }
    }

    /// <summary>The next process over the same file.</summary>
    private async Task NextAsync(Action<Dictionary<string, PluginTasks.Tasks.States.TaskRecord>> look)
    {
        await using (var between = file.Open())
        {
            var rows = (await between.ListAsync(new TaskQuery { Take = int.MaxValue, WithDetails = true })).ToDictionary(r => r.Id);
            look(rows);
            comparison.TakeGrants(rows);
        }

        foreach (var (call, task) in checkpoints)
        {
            Demand(!call.IsCompletedSuccessfully || task.Report?.Checkpoint is null, "a checkpoint was acknowledged and is gone");
        }

        checkpoints.Clear();
        waits.Clear();
        asks.Clear();
        model.Tasks.ForEach(t => t.Report = null);
        await BeginAsync();
    }

    private async Task RestartAsync()
    {
        Say("restart");
        await StopAsync();
        await BeginAsync();
    }

    /// <summary>Stops cleanly. The deaf keep it up for as long as they are waited for, in which time nothing else is left to happen.</summary>
    private async Task StopAsync()
    {
        Moves("the stop of a process");
        var clock = Stopwatch.StartNew();
        var running = model.Tasks.Where(t => t.HasRun && t.IsActive && t.State != TaskState.Pending).ToList();
        var stop = life.Runtime.StopAsync();
        while (model.Tasks.Any(t => t is { HasRun: true, IsDeaf: true }) && !stop.IsCompleted)
        {
            var rows = (await life.Store.Inner.ListActiveAsync()).ToDictionary(r => r.Id);
            if (running.Find(t => !t.IsDeaf && rows.TryGetValue(t.Id, out var row) && row.Status != TaskState.Pending) is { } still)
            {
                Demand(clock.Elapsed < Patience, $"{still.Id} was told that the host stops, and does not end: {still}");
                continue;
            }

            Demand(clock.Elapsed < 4 * Patience, $"the stop does not end; waited for {life.Time.GetTimestamp() - life.Began} ticks");

            life.Time.Advance(TimeSpan.FromMilliseconds(500));
            model.Now += TimeSpan.FromMilliseconds(500);
            await Task.Yield();
        }

        await stop.WaitAsync(Patience);
        model.Wall = life.Time.GetUtcNow();
        foreach (var task in running)
        {
            model.Interrupt(task, "host stopped", wasCrash: false);
        }

        await life.Store.DieAsync();
        checkpoints.Clear();
        waits.Clear();
        asks.Clear();
    }
}
