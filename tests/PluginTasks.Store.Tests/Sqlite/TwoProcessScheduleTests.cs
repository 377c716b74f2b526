using PluginTasks.Store.Migrations;
using PluginTasks.Tasks.Schedules.Firing;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Store.Tests.Sqlite;

/// <summary>Two real processes that claim the firings of one schedule, and one that is killed.</summary>
public sealed class TwoProcessScheduleTests : IDisposable
{
    private const int Firings = 2_000;

    private readonly StoreFile file = new();

    private static ScheduleRecord Schedule { get; } = new()
    {
        Id = "s", Module = "reports", Name = "Report", When = "hourly", TimeZone = "UTC", TaskName = "reports.monthly", UserId = "anna",
        Source = ScheduleSource.User, CreatedAt = Rows.Start, NextRun = Rows.Start.AddHours(1),
    };

    public void Dispose() => file.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100)]
    public async Task Fire_FromTwoProcessesOfWhichOneIsKilled_FiresEachOnce(int killedAfter)
    {
        await using (var first = file.Open())
        {
            await first.Schedules.AddAsync(Schedule);
        }

        using var killed = new StoreProcess("fire", file.Path, "s", $"{Firings}");
        using var other = new StoreProcess("fire", file.Path, "s", $"{Firings}");
        Assert.Equal("ready", await killed.ReadLineAsync());
        Assert.Equal("ready", await other.ReadLineAsync());
        killed.Go();
        var said = new List<string>();
        for (var i = 0; i < killedAfter; i++)
        {
            said.Add(await killed.ReadLineAsync());
        }

        other.Go();
        await killed.KillAsync();
        said.AddRange((await killed.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l.EndsWith("True", StringComparison.Ordinal)));
        said.AddRange((await other.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries));

        await using var store = file.Open();
        var keys = (await store.ListAsync(new TaskQuery { Take = int.MaxValue })).Select(t => t.TaskKey).Order(StringComparer.Ordinal);
        Assert.Equal(Enumerable.Range(1, Firings).Select(h => ScheduleKey.Of("s", Rows.Start.AddHours(h))), keys);
        Assert.Equal(said.Count, said.Distinct().Count());
        Assert.All(said, l => Assert.EndsWith("True", l, StringComparison.Ordinal));
        Assert.Null(await store.Schedules.GetAsync("s"));
    }

    [Fact]
    public async Task Open_FromBeforeSchedules_IsMigratedWithItsTasks()
    {
        using (var old = Rows.Connect(file.Path))
        {
            old.ExecuteAll(TasksSchema.Sql);
            old.ExecuteAll("INSERT INTO tasks (id, module, label, user_id, created_at, updated_at) VALUES ('a', 'reports', 'Report', 'anna', 0, 0)");
            old.Set("application_id", Schema.ApplicationId);
            old.Set("user_version", 1);
        }

        await using var store = file.Open();

        Assert.NotNull(await store.GetAsync("a"));
        Assert.True(await store.Schedules.AddAsync(Schedule));
    }
}
