using PluginTasks.Modules.Schedules;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Schedules.Firing;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Modules.Tests.Schedules;

/// <summary>A manifest's schedules as they are stored.</summary>
public sealed class ScheduleRecordsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_Everything_IsTakenOver()
    {
        var record = Assert.Single(Read(
            "{id: nightly, when: 'cron: 0 2 * * *', timezone: Asia/Tokyo, task: m.run, args: {b: [1, x], a: null}, missed: all, overlap: true, run_as: anna}"));

        Assert.Equal(
            new ScheduleRecord
            {
                Id = "m.nightly", Module = "m", Name = "nightly", When = "cron: 0 2 * * *", TimeZone = "Asia/Tokyo", TaskName = "m.run", Args = """{"b":[1,"x"],"a":null}""",
                Missed = MissedRuns.All, Overlap = true, UserId = "anna", Source = ScheduleSource.Manifest, CreatedAt = Now,
                NextRun = new DateTimeOffset(2026, 3, 1, 17, 0, 0, TimeSpan.Zero),
            },
            record);
    }

    [Fact]
    public void Of_NothingMoreThanNeeded_HasTheDefaults()
    {
        var record = Assert.Single(Read("{id: a, when: daily at 07:00, task: run}"));

        Assert.Equal(("module:m", "Europe/Rome", "m.run", null), (record.UserId, record.TimeZone, record.TaskName, record.Args));
        Assert.Equal((MissedRuns.Once, false, Now.AddHours(20)), (record.Missed, record.Overlap, record.NextRun));
    }

    [Fact]
    public void Of_ABareNumber_CountsSeconds()
    {
        var record = Assert.Single(Read("{id: a, when: 90, task: m.run}"));

        Assert.Equal(("90", Now.AddSeconds(90)), (record.When, record.NextRun));
    }

    [Fact]
    public void Of_AnAgent_HasItsMessage()
    {
        var record = Assert.Single(Read("{id: a, when: daily, agent: researcher, args: {message: look}, missed: skip}"));

        Assert.Equal(("m.researcher", "look", null, null, MissedRuns.Skip), (record.Agent, record.Message, record.TaskName, record.Args, record.Missed));
    }

    [Fact]
    public void Of_SwitchedOffOrUnreadable_IsLeftOut() =>
        Assert.Equal("m.on", Assert.Single(Read("{id: off, when: daily, task: m.run, enabled: false}, {id: bad, when: sometimes, task: m.run}, {id: on, when: daily, task: m.run, enabled: true}")).Id);

    [Fact]
    public async Task Of_ReadAgainLater_ChangesNothingInTheStore()
    {
        await using var store = new MemoryTaskStore();
        const string schedules = "{id: a, when: every 2h, task: m.run}, {id: b, when: in 5m, task: m.run}";
        var first = await store.Schedules.SetManifestAsync("m", Read(schedules));

        var second = await store.Schedules.SetManifestAsync("m", Read(schedules, Now.AddHours(5)));

        Assert.Equal(first, second);
    }

    private static IReadOnlyList<ScheduleRecord> Read(string schedules, DateTimeOffset? now = null)
    {
        using var modules = new ModulesFolder(("module.yaml", $"name: m\nschedules: [{schedules}]\n"));
        return ScheduleRecords.Of(modules.Load().Find("m")!.Manifest, "Europe/Rome", now ?? Now);
    }
}
