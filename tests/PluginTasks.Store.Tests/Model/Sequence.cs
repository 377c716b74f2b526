using System.Diagnostics;
using PluginTasks.Sdk;
using PluginTasks.Store.Tests.Sqlite;
using PluginTasks.Tasks.Notices;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Store.Tests.Model;

/// <summary>One random sequence of calls, with the model beside the real thing, compared after every call.</summary>
internal sealed partial class Sequence : IDisposable
{
    private static readonly string[] Users = ["ada", "bob"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenLives = TimeSpan.FromSeconds(1);
    private readonly StoreFile file = new();
    private readonly Random random;
    private readonly int slots;
    private readonly TaskModel model;
    private readonly Comparison comparison;
    private readonly EventWatch events = new(Users);
    private readonly List<string> done = [];
    private readonly List<(Task Call, ModelTask Task, string? Answer)> asks = [];
    private readonly List<(Task Call, ModelTask Task)> checkpoints = [];
    private readonly List<(Task<PluginTasks.Tasks.States.TaskRecord> Call, ModelTask Task, TimeSpan? Until)> waits = [];
    private Life life = null!;
    private long movedAt = Stopwatch.GetTimestamp();
    private string waitsFor = "its beginning";
    private TimeSpan jumped;

    public Sequence(int seed)
    {
        random = new Random(seed);
        slots = random.Next(4) == 0 ? random.Next(1, 4) : 1_000;
        model = new TaskModel(slots);
        comparison = new Comparison(model);
    }

    /// <summary>What was done, for whoever has to find out why.</summary>
    public string Story
    {
        get
        {
            lock (done)
            {
                return string.Join('\n', done);
            }
        }
    }

    /// <summary>What it waits for now, and for how long it has.</summary>
    public (string What, TimeSpan Since) Waits => (Volatile.Read(ref waitsFor), Stopwatch.GetElapsedTime(Volatile.Read(ref movedAt)));

    public async Task RunAsync(int steps)
    {
        await BeginAsync();
        for (var i = 0; i < steps; i++)
        {
            model.Step++;
            model.Wall = life.Time.GetUtcNow();
            Moves($"step {model.Step}");
            await StepAsync().WaitAsync(4 * Patience);
            await SettleAsync();
        }

        await StopAsync();
    }

    private void Moves(string to)
    {
        Volatile.Write(ref waitsFor, to);
        Volatile.Write(ref movedAt, Stopwatch.GetTimestamp());
    }

    public void Dispose() => file.Dispose();

    private async Task BeginAsync()
    {
        model.Step++;
        Moves("the start of a process");

        // No two processes live in one millisecond, by which what is told after a task's end rises across them.
        jumped += BetweenLives;
        life = await Life.BeginAsync(file, slots, model.Now, jumped, events).WaitAsync(Patience);
        model.Wall = life.Time.GetUtcNow();
        if (model.Tasks.Count > 0)
        {
            model.Restart();
        }

        await SettleAsync();
    }

    /// <summary>Waits until everything is as the model says: what the last call set off may take a moment.</summary>
    private async Task SettleAsync()
    {
        var clock = Stopwatch.StartNew();
        for (var looks = 0; await DiffersAsync() is { } difference; looks++)
        {
            Volatile.Write(ref waitsFor, difference);
            if (clock.Elapsed > Patience)
            {
                throw new InvalidOperationException(difference);
            }

            if (looks > 20)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
            }
        }
    }

    private async Task<string?> DiffersAsync()
    {
        if (events.Look() is { } wrong)
        {
            throw new InvalidOperationException(wrong);
        }

        var rows = await life.Store.Inner.ListAsync(new TaskQuery { Take = int.MaxValue, WithDetails = true });
        if (comparison.Differs(rows) is { } difference)
        {
            return difference;
        }

        foreach (var user in Users)
        {
            if (comparison.Differs(user, await life.Store.Inner.ListNoticesAsync(user, int.MaxValue)) is { } other)
            {
                return other;
            }
        }

        foreach (var due in model.Due().GroupBy(d => d.At))
        {
            if (life.Time.CountTimers(life.Began + due.Key.Ticks) < due.Count())
            {
                return $"not all is set for {due.Key}, now is {model.Now}";
            }
        }

        return CallsDiffer() ?? await ViewDiffersAsync();
    }

    /// <summary>What the runtime says of a task, which need not look at the store.</summary>
    private async Task<string?> ViewDiffersAsync()
    {
        foreach (var task in model.Tasks.Where(t => t.IsActive).TakeLast(12))
        {
            var seen = await life.Runtime.GetAsync(task.Id);
            if (seen is null || seen.Status != task.State || seen.Attempt != task.Attempt || seen.Progress != task.Progress || seen.Question != task.Question)
            {
                return $"{task.Id} is seen as {seen?.Status} #{seen?.Attempt} {seen?.Progress} question {seen?.Question}, wanted {task}";
            }
        }

        return null;
    }

    private string? CallsDiffer()
    {
        // A checkpoint whose call has returned is stored, and one that is stored has returned.
        foreach (var (call, task) in checkpoints.Where(c => c.Call.IsCompleted != (c.Task.Report?.Checkpoint is null)).ToList())
        {
            return $"the call with a checkpoint of {task.Id} is {call.Status}: {task}";
        }

        checkpoints.RemoveAll(c => c.Call.IsCompleted);
        foreach (var (call, task, until) in waits.Where(w => w.Call.IsCompleted != (!w.Task.IsActive || model.Now >= w.Until)).ToList())
        {
            return $"the wait for {task.Id} until {until} is {call.Status}, now is {model.Now}: {task}";
        }

        waits.RemoveAll(w => w.Call.IsCompleted);
        return null;
    }

    private async Task AdvanceAsync(TimeSpan by)
    {
        var until = model.Now + by;
        while (true)
        {
            // One thing after the other, as the order of what happens at once is anybody's.
            var next = model.Due().Where(d => d.At <= until).OrderBy(d => d.At).FirstOrDefault();
            var wait = waits.Where(w => w.Until <= until).Select(w => w.Until!.Value).DefaultIfEmpty(TimeSpan.MaxValue).Min();
            var to = TimeSpan.FromTicks(Math.Min(Math.Min(next.Happens is null ? long.MaxValue : next.At.Ticks, wait.Ticks), until.Ticks));
            if (to > model.Now)
            {
                life.Time.Advance(to - model.Now);
                model.Now = to;
                model.Wall = life.Time.GetUtcNow();
            }

            foreach (var (_, happens) in model.Due().Where(d => d.At <= model.Now).ToList())
            {
                model.Step++;
                happens();
            }

            Moves($"what happens at {model.Now}");
            await SettleAsync();
            if (model.Now >= until)
            {
                return;
            }
        }
    }

    private ModelTask? Pick(Func<ModelTask, bool> which)
    {
        var some = model.Tasks.Where(which).TakeLast(12).ToList();
        return some.Count == 0 ? null : some[random.Next(some.Count)];
    }

    private static string Short(ModelTask? task) => task is null ? "-" : task.Id[^6..];
}
