using System.Globalization;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Facade;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Tasks.Schedules.Firing;
using PluginTasks.Tasks.Storage;
using PluginTasks.Tasks.Tests;

namespace PluginTasks.Store.Tests.Schedules;

/// <summary>Random sequences of what can happen to schedules, against a model that counts minutes.</summary>
public abstract class RandomScheduleKit : IAsyncLifetime
{
    private const int Steps = 60;

    private static readonly TaskCaller Ada = new("m", new Session { UserId = "ada" });

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("plugintasks-schedules-");
    private readonly ManualTime time = new();
    private readonly List<ModelSchedule> model = [];
    private readonly List<string> history = [];
    private ITaskStore? store;
    private ScheduleHost host = null!;
    private ScheduleDesk desk = null!;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 25)];

    public Task InitializeAsync() => StartAsync();

    public async Task DisposeAsync()
    {
        await host.DisposeAsync();
        await store!.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task AnySequence_DoesWhatTheModelSays(int seed)
    {
        var random = new Random(seed);
        for (var step = 0; step < Steps; step++)
        {
            await StepAsync(random);
            await CompareAsync(seed);
        }
    }

    /// <summary>The store, with what was in it at the last start.</summary>
    protected abstract (ITaskStore Store, IScheduleStore Schedules) Open(string folder, ITaskStore? last);

    /// <summary>What the end of a process does to the store.</summary>
    protected abstract ValueTask CloseAsync(ITaskStore store);

    private async Task StepAsync(Random random)
    {
        var one = model.Count == 0 ? null : model[random.Next(model.Count)];
        switch (random.Next(12))
        {
            case 0 or 1:
                await AddAsync(random);
                break;
            case 2 when one is not null && random.Next(3) == 0:
                Say($"remove {one.Id}");
                Assert.Equal(one.IsThere, await desk.RemoveAsync(Ada, one.Id));
                one.Remove();
                break;
            case 3 when one is not null:
                Say($"pause {one.Id}");
                Assert.Equal(one.IsThere, await desk.PauseAsync(Ada, one.Id));
                one.Pause();
                break;
            case 4 or 5 when one is not null:
                Say($"resume {one.Id}");
                Assert.Equal(one.IsThere, await desk.ResumeAsync(Ada, one.Id));
                one.Resume(time.GetUtcNow());
                break;
            case 6:
                var down = random.Next(300);
                Say($"restart after {down}");
                await host.DisposeAsync();
                await CloseAsync(store!);
                time.Advance(TimeSpan.FromMinutes(down));
                await StartAsync();
                break;
            case 7:
                var back = random.Next(200);
                Say($"back {back}");
                time.Advance(TimeSpan.FromMinutes(-back));
                await LookAsync();
                break;
            default:
                var minutes = random.Next(2) == 0 ? 1 : random.Next(120);
                Say($"advance {minutes}");
                time.Advance(TimeSpan.FromMinutes(minutes));
                await LookAsync();
                break;
        }
    }

    private async Task AddAsync(Random random)
    {
        var now = time.GetUtcNow();
        var length = random.Next(1, 200);
        var missed = (MissedRuns)random.Next(3);
        var (when, isDue, isOnce) = random.Next(4) switch
        {
            0 => ($"every {length}m", t => (int)(t - now).TotalMinutes % length == 0, false),
            1 => ("hourly", t => t.Minute == 0, false),
            2 => ("daily at 13:20", t => t is { Hour: 13, Minute: 20 }, false),
            _ => ($"in {length}m", (Func<DateTimeOffset, bool>)(t => t == now.AddMinutes(length)), true),
        };
        var id = model.Count.ToString(CultureInfo.InvariantCulture);
        Say($"add {id} {when} {missed}");
        model.Add(new ModelSchedule(id, when, now, isDue, isOnce, missed));
        await host.Schedules.AddAsync(new ScheduleRecord
        {
            Id = id, Module = "m", Name = id, When = when, TimeZone = "UTC", TaskName = "m.work", Missed = missed, UserId = "ada",
            Source = ScheduleSource.User, CreatedAt = now, NextRun = model[^1].Next,
        });
    }

    private async Task LookAsync()
    {
        await host.FireAsync();
        model.ForEach(m => m.Look(time.GetUtcNow()));
    }

    private async Task CompareAsync(int seed)
    {
        var counts = (await host.TasksAsync()).CountBy(t => ScheduleKey.ScheduleId(t.TaskKey)!).ToDictionary();
        var schedules = (await host.Schedules.ListAsync(new ScheduleQuery())).ToDictionary(s => s.Id);
        foreach (var expected in model)
        {
            var isThere = schedules.TryGetValue(expected.Id, out var schedule);
            var isRight = expected.IsThere == isThere && expected.Fired == counts.GetValueOrDefault(expected.Id) && (!isThere || schedule!.NextRun == expected.Next);
            Assert.True(isRight, $"""
                seed {seed}: {expected.Id} ({expected.When}, {expected.Missed}) at {time.GetUtcNow():u}
                expected: there {expected.IsThere}, fired {expected.Fired}, next {expected.Next:u}
                actual: there {isThere}, fired {counts.GetValueOrDefault(expected.Id)}, next {schedule?.NextRun:u}
                {string.Join('\n', history)}
                """);
        }
    }

    private async Task StartAsync()
    {
        IScheduleStore schedules;
        (store, schedules) = Open(folder.FullName, store);
        host = await ScheduleHost.StartAsync(store, schedules, time);
        desk = new ScheduleDesk(schedules, store, host.Engine, new RegisteredScheduledWork(host, PlainUsers.Instance), time);
        await LookAsync();
    }

    private void Say(string what) => history.Add($"{time.GetUtcNow():u} {what}");
}
