using PluginTasks.Sdk;
using PluginTasks.Tasks.Facade;
using PluginTasks.Testing;

namespace PluginTasks.Samples.Tests.Reports;

/// <summary>The schedule in the module's manifest, by a clock that the test sets.</summary>
public sealed class NightlyScheduleTests : ReportsTest
{
    private static readonly TaskCaller Operator = new(null, Root);

    private protected override string? Worker => null;

    [Fact]
    public async Task Nightly_AtTwoInRome_MakesTheReportAndAsksNobody()
    {
        var time = new MovableTime();
        await using var host = await StartAsync(new ModuleTestHostOptions { Time = time });
        var due = Assert.Single(await host.Host.Schedules.ListAsync(Operator)).NextRun!.Value;
        Assert.Equal(new TimeSpan(2, 0, 0), TimeZoneInfo.ConvertTime(due, TimeZoneInfo.FindSystemTimeZoneById("Europe/Rome")).TimeOfDay);

        using var events = host.Host.Runtime.Events.Listen("module:reports");
        time.MoveTo(due);
        host.Host.Firing.Wake();
        await events.Events.ReadAsync();
        var fired = Assert.Single(await host.Host.Tasks.GetTasksByKeyAsync(Operator, "schedule:reports.nightly"));
        var task = await host.WaitAsync(fired.Id, Root);

        Assert.Equal("module:reports", task.UserId);
        IsRight(task, merged: true);
    }
}
