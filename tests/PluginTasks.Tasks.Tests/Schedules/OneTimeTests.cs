namespace PluginTasks.Tasks.Tests.Schedules;

public sealed class OneTimeTests
{
    [Theory]
    [InlineData("in 20 minutes", "UTC", "2026-03-01T10:20:00Z")]
    [InlineData("IN 1h30m", "UTC", "2026-03-01T11:30:00Z")]
    [InlineData("in 90", "UTC", "2026-03-01T10:01:30Z")]
    [InlineData("at: 2026-12-01T07:00", "America/New_York", "2026-12-01T12:00:00Z")]
    [InlineData("at:2026-12-01T07:00:30", "UTC", "2026-12-01T07:00:30Z")]
    [InlineData("At : 2026-12-01 07:00", "UTC", "2026-12-01T07:00:00Z")]
    [InlineData("at: 2026-12-01T07:00Z", "America/New_York", "2026-12-01T07:00:00Z")]
    [InlineData("at: 2026-12-01t07:00z", "America/New_York", "2026-12-01T07:00:00Z")]
    [InlineData("at: 2026-12-01T07:00:00.250Z", "America/New_York", "2026-12-01T07:00:00.25Z")]
    [InlineData("at: 2026-12-01T07:00+02:00", "America/New_York", "2026-12-01T05:00:00Z")]
    [InlineData("at: 2026-12-01T07:00 -0530", "America/New_York", "2026-12-01T12:30:00Z")]
    [InlineData("at: 2026-12-01T07:00+02", "America/New_York", "2026-12-01T05:00:00Z")]
    [InlineData("at: 2028-02-29T00:00", "UTC", "2028-02-29T00:00:00Z")]
    [InlineData("at: 2026-03-29T02:30", "Europe/Rome", "2026-03-29T01:00:00Z")]
    [InlineData("at: 2026-10-25T02:30", "Europe/Rome", "2026-10-25T00:30:00Z")]
    [InlineData("at: 2026-10-25T02:30+01:00", "Europe/Rome", "2026-10-25T01:30:00Z")]
    public void Next_OfOneTime_IsThatMomentThenNothing(string when, string zone, string expected)
    {
        Assert.Equal(expected, Read.Firings(when, zone, "2026-03-01T10:00:00Z", 5));
        Assert.True(Read.Accepted(when, zone).IsOnce);
        Assert.Null(Read.Accepted(when, zone).Next(Read.Moment(expected)));
    }

    [Fact]
    public void Next_OfMomentInThePast_IsNone() =>
        Assert.Null(Read.Accepted("at: 2026-01-01T00:00").Next(Read.Start));

    [Fact]
    public void Next_InSkippedDay_IsTheEndOfTheGap() =>
        Assert.Equal("2011-12-30T10:00:00Z", Read.Firings("at: 2011-12-30T12:00", "Pacific/Apia", "2011-12-01T00:00:00Z", 2));
}
