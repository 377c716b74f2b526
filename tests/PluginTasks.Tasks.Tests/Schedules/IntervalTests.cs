namespace PluginTasks.Tasks.Tests.Schedules;

public sealed class IntervalTests
{
    [Theory]
    [InlineData("every 30m", 1800)]
    [InlineData("*/30m", 1800)]
    [InlineData("*/15 minutes", 900)]
    [InlineData("30m", 1800)]
    [InlineData("30M", 1800)]
    [InlineData("EVERY 30 Minutes", 1800)]
    [InlineData("  every   30\tmin  ", 1800)]
    [InlineData("every30m", 1800)]
    [InlineData("90", 90)]
    [InlineData("every 90", 90)]
    [InlineData("*/90", 90)]
    [InlineData("1s", 1)]
    [InlineData("1 sec", 1)]
    [InlineData("2 secs", 2)]
    [InlineData("1 second", 1)]
    [InlineData("45 seconds", 45)]
    [InlineData("1 minute", 60)]
    [InlineData("5 mins", 300)]
    [InlineData("2h", 7200)]
    [InlineData("1 hr", 3600)]
    [InlineData("3 hrs", 10800)]
    [InlineData("1 hour", 3600)]
    [InlineData("12 hours", 43200)]
    [InlineData("every 2d", 172800)]
    [InlineData("1 day", 86400)]
    [InlineData("10 days", 864000)]
    [InlineData("1w", 604800)]
    [InlineData("1 wk", 604800)]
    [InlineData("2 wks", 1209600)]
    [InlineData("1 week", 604800)]
    [InlineData("2 weeks", 1209600)]
    [InlineData("007m", 420)]
    [InlineData("1h30m", 5400)]
    [InlineData("every 1 hour 30 minutes", 5400)]
    [InlineData("every second", 1)]
    [InlineData("every minute", 60)]
    [InlineData("every hour", 3600)]
    [InlineData("every day", 86400)]
    [InlineData("every week", 604800)]
    [InlineData("36525d", 3155760000)]
    public void Next_OfInterval_IsItsLengthAfterTheAnchor(string when, long seconds)
    {
        var schedule = Read.Accepted(when);

        Assert.Equal(Read.Start.AddSeconds(seconds), schedule.Next(Read.Start));
        Assert.Equal(Read.Start.AddSeconds(2 * seconds), schedule.Next(Read.Start.AddSeconds(seconds)));
        Assert.False(schedule.IsOnce);
    }

    [Theory]
    [InlineData("2026-03-01T10:00:00Z", "2026-03-01T10:30:00Z")]
    [InlineData("2026-03-01T10:29:59.999Z", "2026-03-01T10:30:00Z")]
    [InlineData("2026-03-01T10:30:00Z", "2026-03-01T11:00:00Z")]
    [InlineData("2026-03-01T10:30:00.001Z", "2026-03-01T11:00:00Z")]
    [InlineData("2020-01-01T00:00:00Z", "2026-03-01T10:30:00Z")]
    [InlineData("9000-01-01T00:00:00Z", "9000-01-01T00:30:00Z")]
    public void Next_FromAnyMoment_StaysOnTheGridOfTheAnchor(string after, string expected) =>
        Assert.Equal(Read.Moment(expected), Read.Accepted("every 30m").Next(Read.Moment(after)));

    [Fact]
    public void Next_AcrossClockChange_CountsRealTime() =>
        Assert.Equal("2026-03-29T11:00:00Z 2026-03-30T11:00:00Z", Read.Firings("every 24h", "Europe/Rome", "2026-03-28T11:00:00Z", 2));

    [Fact]
    public void Next_AtTheEndOfTheCalendar_IsNone()
    {
        Assert.Null(Read.Accepted("every 1d").Next(DateTimeOffset.MaxValue));
        Assert.Null(Read.Accepted("every 1d", from: DateTimeOffset.MaxValue).Next(DateTimeOffset.MaxValue));
        Assert.NotNull(Read.Accepted("every 1d", from: DateTimeOffset.MinValue).Next(DateTimeOffset.MinValue));
    }

    [Fact]
    public void Anchor_WithFractionOfMillisecond_IsWhatAStoreKeeps()
    {
        var schedule = Read.Accepted("every 1m", from: Read.Start.AddTicks(12_345));

        Assert.Equal(Read.Start.AddMilliseconds(1), schedule.Anchor);
        Assert.Equal(Read.Start.AddMilliseconds(60_001), schedule.Next(Read.Start.AddTicks(12_345)));
    }
}
