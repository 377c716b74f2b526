using System.Collections.Concurrent;
using System.Threading.Channels;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Facade;
using PluginTasks.Tasks.Running;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Tasks.Schedules;
using PluginTasks.Tasks.Schedules.Firing;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Tests.Schedules.Firing;

/// <summary>An engine over a store in memory, with a clock that stands still. It looks when the test says so, or in its loop.</summary>
internal sealed class ScheduleTest : IAsyncDisposable, IRegisteredWork, IScheduleLog
{
    private readonly ConcurrentDictionary<string, TaskWork> works = new();
    private readonly TaskCompletionSource held = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ScheduleTest(Func<IScheduleStore, IScheduleStore>? wrap, IScheduledWork? work)
    {
        Schedules = wrap?.Invoke(Store.Schedules) ?? Store.Schedules;
        Runtime = new TaskRuntime(Store, new TaskRuntimeOptions { MaxRunning = 1_000 }, this, Time);
        Work = work ?? new RegisteredScheduledWork(this, PlainUsers.Instance);
        Engine = new ScheduleEngine(Schedules, Runtime, Work, null, Time, this);
        Desk = new ScheduleDesk(Schedules, Store, Engine, Work, Time);
        works["m.work"] = _ => Say(null);
        works["m.fail"] = _ => throw new TaskFailedException("no luck");
        works["m.hold"] = async _ =>
        {
            await held.Task;
            return null;
        };
    }

    public static TaskCaller Ada { get; } = new("m", new Session { UserId = "ada", OrganizationId = "acme", Role = "user" });

    public ManualTime Time { get; } = new();

    public MemoryTaskStore Store { get; } = new();

    public IScheduleStore Schedules { get; }

    public IScheduledWork Work { get; }

    public TaskRuntime Runtime { get; }

    public ScheduleEngine Engine { get; }

    public ScheduleDesk Desk { get; }

    public Channel<string?> Said { get; } = Channel.CreateUnbounded<string?>();

    public ConcurrentQueue<string> Logged { get; } = [];

    public static async Task<ScheduleTest> StartAsync(Func<IScheduleStore, IScheduleStore>? wrap = null, IScheduledWork? work = null, bool isOpen = true)
    {
        var test = new ScheduleTest(wrap, work);
        if (isOpen)
        {
            await test.Runtime.StartAsync();
        }

        return test;
    }

    /// <summary>A schedule of a user, written now.</summary>
    public async Task<string> AddAsync(string when, string task = "m.work", MissedRuns missed = MissedRuns.Once, bool overlap = false, string zone = "UTC", ScheduleSource source = ScheduleSource.User)
    {
        var now = Time.GetUtcNow();
        Assert.True(Schedule.TryParse(when, zone, now, out var times, out _));
        var id = Guid.NewGuid().ToString("N");
        await Store.Schedules.AddAsync(new ScheduleRecord
        {
            Id = id, Module = "m", Name = "Work", When = when, TimeZone = zone, TaskName = task, Args = """{"a":1}""", Missed = missed, Overlap = overlap,
            UserId = "ada", OrganizationId = "acme", Source = source, CreatedAt = now, NextRun = times.Next(now),
        });
        return id;
    }

    public async Task<ScheduleRecord> GetAsync(string id) => (await Store.Schedules.GetAsync(id))!;

    /// <summary>Moves the clock, fires what is due, and waits for the tasks that can end.</summary>
    public async Task AdvanceAsync(TimeSpan by)
    {
        Time.Advance(by);
        await Engine.FireDueAsync();
        await SettleAsync();
    }

    public async Task SettleAsync()
    {
        foreach (var task in await Store.ListActiveAsync())
        {
            if (task.TaskName != "m.hold" || held.Task.IsCompleted)
            {
                await Runtime.WaitAsync(task.Id).WaitAsync(TimeSpan.FromSeconds(30));
            }
        }
    }

    public Task ReleaseAsync()
    {
        held.TrySetResult();
        return SettleAsync();
    }

    public async Task<IReadOnlyList<TaskRecord>> TasksAsync() =>
        await Store.ListAsync(new TaskQuery { TaskKeyPrefix = "schedule:", Order = TaskOrder.CreatedAt, Descending = false, Take = 10_000 });

    public async Task<IReadOnlyList<string>> TimesAsync() => [.. (await TasksAsync()).Select(t => t.CreatedAt.ToString("dd HH:mm", null))];

    public async Task<int> CountAsync() => (await TasksAsync()).Count;

    public void Forget(string task) => works.TryRemove(task, out _);

    public void Register(string task, TaskWork? work = null) => works[task] = work ?? (_ => Say(null));

    public async Task<string?> Say(string? text)
    {
        await Said.Writer.WriteAsync(text);
        return text;
    }

    public async Task HeardAsync() => await Said.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    public ValueTask<RegisteredTask?> FindAsync(string taskName, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(works.TryGetValue(taskName, out var work) ? new RegisteredTask { Name = taskName, Work = work } : null);

    public void FiringFailed(ScheduleRecord schedule, Exception error) => Logged.Enqueue($"firing {error.Message}");

    public void ReadingFailed(Exception error) => Logged.Enqueue($"reading {error.Message}");

    public void Broken(ScheduleRecord schedule, ScheduleError error) => Logged.Enqueue($"broken {error}");

    public async ValueTask DisposeAsync()
    {
        held.TrySetResult();
        await Engine.DisposeAsync();
        await Runtime.DisposeAsync();
    }
}
