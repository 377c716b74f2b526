using System.Collections.Concurrent;
using System.Diagnostics;
using PluginTasks.Sdk;
using PluginTasks.Store.Tests.Sqlite;
using PluginTasks.Tasks.Facade;
using PluginTasks.Tasks.Notices;
using PluginTasks.Tasks.Running;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Tests;

namespace PluginTasks.Store.Tests.Model;

/// <summary>One life of a process: a runtime over the file, until it is stopped or killed.</summary>
internal sealed class Life : IRegisteredWork
{
    // At no time at which anything of a task is due, whose timer it would be taken for.
    private static readonly TimeSpan BesideAllElse = TimeSpan.FromTicks(100_003_331);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public const string TaskName = "m.work";
    public const string DeafArgs = """{"deaf":true}""";
    private readonly ConcurrentDictionary<(string Id, int Attempt), Attempt> attempts = new();
    private Life(string path, int slots, TimeSpan now, TimeSpan jumped)
    {
        Time.Advance(now);
        Time.Jump(jumped);
        Began = Time.GetTimestamp() - now.Ticks;
        Store = new MortalStore(SqliteTaskStore.Open(path));
        var options = new TaskRuntimeOptions { MaxRunning = slots, CleanupDelay = null, CancelGrace = TaskModel.Grace, ProgressDelay = TaskModel.ReportDelay, LookForGoneEvery = BesideAllElse };
        Runtime = new TaskRuntime(Store, options, this, Time);
        Facade = new TaskFacade(Runtime);
        Notices = new NoticeQueue(Store, Runtime.Events);
    }

    public ManualTime Time { get; } = new();

    /// <summary>The timestamp of the model's beginning.</summary>
    public long Began { get; }

    public MortalStore Store { get; }

    public TaskRuntime Runtime { get; }

    public TaskFacade Facade { get; }

    public NoticeQueue Notices { get; }

    public IEnumerable<Attempt> Attempts => attempts.Values;

    public static async Task<Life> BeginAsync(StoreFile file, int slots, TimeSpan now, TimeSpan jumped, EventWatch events)
    {
        var life = new Life(file.Path, slots, now, jumped);
        events.Follow(life.Runtime.Events);
        await life.Runtime.StartAsync();
        return life;
    }

    public ValueTask<RegisteredTask?> FindAsync(string taskName, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<RegisteredTask?>(taskName == TaskName ? new RegisteredTask { Name = TaskName, Work = run => WorkAsync(run, run.Task.Args == DeafArgs) } : null);

    public Task<string?> WorkAsync(ITaskRun run, bool isDeaf)
    {
        var attempt = new Attempt(run, isDeaf);
        attempts[(run.Task.Id, run.Task.Attempt)] = attempt;
        return attempt.WorkAsync();
    }

    public async Task<Attempt> AttemptOf(ModelTask task)
    {
        var clock = Stopwatch.StartNew();
        Attempt? found;
        while (!attempts.TryGetValue((task.Id, task.Attempt), out found))
        {
            if (clock.Elapsed > Patience)
            {
                throw new InvalidOperationException($"the work of {task.Id} was not called: {task}");
            }

            await Task.Yield();
        }

        return found;
    }
}
