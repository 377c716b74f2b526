namespace PluginTasks.Tasks.Tests.Schedules;

public sealed class ClockChangeTests
{
    [Theory]
    [InlineData("cron: 30 2 * * *", "Europe/Rome", "2026-03-28T12:00:00Z", "2026-03-29T01:00:00Z 2026-03-30T00:30:00Z")]
    [InlineData("daily at 02:30", "Europe/Rome", "2026-03-28T12:00:00Z", "2026-03-29T01:00:00Z 2026-03-30T00:30:00Z")]
    [InlineData("cron: 0,15,30,45 2 * * *", "Europe/Rome", "2026-03-28T12:00:00Z", "2026-03-29T01:00:00Z 2026-03-30T00:00:00Z")]
    [InlineData("cron: 0 2,3 * * *", "Europe/Rome", "2026-03-28T12:00:00Z", "2026-03-29T01:00:00Z 2026-03-30T00:00:00Z 2026-03-30T01:00:00Z")]
    [InlineData("daily at 02:10", "Australia/Lord_Howe", "2026-10-03T12:00:00Z", "2026-10-03T15:30:00Z 2026-10-04T15:10:00Z")]
    [InlineData("daily", "America/Sao_Paulo", "2018-11-03T12:00:00Z", "2018-11-04T03:00:00Z 2018-11-05T02:00:00Z")]
    [InlineData("daily", "Africa/Cairo", "2026-04-23T12:00:00Z", "2026-04-23T22:00:00Z 2026-04-24T21:00:00Z")]
    [InlineData("daily", "Asia/Beirut", "2026-03-28T12:00:00Z", "2026-03-28T22:00:00Z 2026-03-29T21:00:00Z")]
    [InlineData("daily at 12:00", "Pacific/Apia", "2011-12-29T12:00:00Z", "2011-12-29T22:00:00Z 2011-12-30T10:00:00Z 2011-12-30T22:00:00Z")]
    [InlineData("daily", "Pacific/Apia", "2011-12-29T12:00:00Z", "2011-12-30T10:00:00Z 2011-12-31T10:00:00Z")]
    public void Next_OfSkippedTime_IsTheEndOfTheGapOnce(string when, string zone, string from, string expected) =>
        Read.Expect(when, zone, from, expected);

    [Theory]
    [InlineData("cron: 30 2 * * *", "Europe/Rome", "2026-10-24T12:00:00Z", "2026-10-25T00:30:00Z 2026-10-26T01:30:00Z")]
    [InlineData("cron: 30 2 * * *", "Europe/Rome", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z")]
    [InlineData("cron: 30 2 * * *", "Europe/Rome", "2026-10-25T01:10:00Z", "2026-10-26T01:30:00Z")]
    [InlineData("cron: 0,30 2,3 * * *", "Europe/Rome", "2026-10-24T12:00:00Z", "2026-10-25T00:00:00Z 2026-10-25T00:30:00Z 2026-10-25T02:00:00Z 2026-10-25T02:30:00Z 2026-10-26T01:00:00Z")]
    [InlineData("daily at 01:45", "Australia/Lord_Howe", "2026-04-04T12:00:00Z", "2026-04-04T14:45:00Z 2026-04-05T15:15:00Z")]
    [InlineData("daily at 23:30", "America/Sao_Paulo", "2018-02-17T12:00:00Z", "2018-02-18T01:30:00Z 2018-02-19T02:30:00Z")]
    [InlineData("daily", "Africa/Cairo", "2026-10-29T12:00:00Z", "2026-10-29T22:00:00Z 2026-10-30T22:00:00Z")]
    [InlineData("daily at 23:59", "Asia/Beirut", "2026-10-24T12:00:00Z", "2026-10-24T20:59:00Z 2026-10-25T21:59:00Z")]
    public void Next_OfRepeatedTime_IsTheFirstOnly(string when, string zone, string from, string expected) =>
        Read.Expect(when, zone, from, expected);

    [Theory]
    [InlineData("cron: 30 * * * *", "Europe/Rome", "2026-03-28T23:45:00Z", "2026-03-29T00:30:00Z 2026-03-29T01:30:00Z 2026-03-29T02:30:00Z")]
    [InlineData("cron: 30 * * * *", "Europe/Rome", "2026-10-24T23:45:00Z", "2026-10-25T00:30:00Z 2026-10-25T01:30:00Z 2026-10-25T02:30:00Z")]
    [InlineData("hourly", "America/New_York", "2026-11-01T04:30:00Z", "2026-11-01T05:00:00Z 2026-11-01T06:00:00Z 2026-11-01T07:00:00Z")]
    [InlineData("cron: 30 */2 * * *", "Europe/Rome", "2026-03-28T23:00:00Z", "2026-03-28T23:30:00Z 2026-03-29T02:30:00Z")]
    [InlineData("cron: 30 0-6/2 * * *", "Europe/Rome", "2026-10-24T23:00:00Z", "2026-10-25T00:30:00Z 2026-10-25T01:30:00Z 2026-10-25T03:30:00Z")]
    [InlineData("hourly", "Australia/Lord_Howe", "2026-10-03T13:30:00Z", "2026-10-03T14:30:00Z 2026-10-03T16:00:00Z 2026-10-03T17:00:00Z")]
    [InlineData("cron: 0 */12 30,31 12 *", "Pacific/Apia", "2011-12-29T12:00:00Z", "2011-12-30T10:00:00Z 2011-12-30T22:00:00Z 2012-12-29T10:00:00Z")]
    public void Next_WithStarOrStepForTheHour_FollowsRealTime(string when, string zone, string from, string expected) =>
        Read.Expect(when, zone, from, expected);

    [Theory]
    [InlineData("2026-03-28T12:00:00Z")]
    [InlineData("2026-10-24T12:00:00Z")]
    public void Next_EveryTwentyMinutes_IsAlwaysTwentyMinutesAway(string from)
    {
        var start = Read.Moment(from);

        var firings = Read.Accepted("cron: */20 * * * *", "Europe/Rome").Upcoming(start).Take(200);

        Assert.Equal(Enumerable.Range(1, 200).Select(n => start.AddMinutes(20 * n)), firings);
    }
}
