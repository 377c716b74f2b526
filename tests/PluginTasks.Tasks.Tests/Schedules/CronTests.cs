namespace PluginTasks.Tasks.Tests.Schedules;

public sealed class CronTests
{
    [Theory]
    [InlineData("0 7 * * 1-5", "2026-03-06T08:00:00Z", "2026-03-09T07:00:00Z")]
    [InlineData("*/20 * * * *", "2026-03-01T10:05:00Z", "2026-03-01T10:20:00Z 2026-03-01T10:40:00Z 2026-03-01T11:00:00Z")]
    [InlineData("5/20 * * * *", "2026-03-01T10:05:00Z", "2026-03-01T10:25:00Z 2026-03-01T10:45:00Z 2026-03-01T11:05:00Z")]
    [InlineData("10-30/15 4 * * *", "2026-03-01T10:05:00Z", "2026-03-02T04:10:00Z 2026-03-02T04:25:00Z 2026-03-03T04:10:00Z")]
    [InlineData("0 9 * JAN,MAR MON", "2026-03-01T00:00:00Z", "2026-03-02T09:00:00Z")]
    [InlineData("0 0 1 nov-feb *", "2026-10-02T00:00:00Z", "2026-11-01T00:00:00Z 2026-12-01T00:00:00Z 2027-01-01T00:00:00Z 2027-02-01T00:00:00Z 2027-11-01T00:00:00Z")]
    [InlineData("30 0 0 1 1 *", "2026-03-01T00:00:00Z", "2027-01-01T00:00:30Z")]
    [InlineData("*/30 * * * * *", "2026-03-01T00:00:00Z", "2026-03-01T00:00:30Z 2026-03-01T00:01:00Z")]
    [InlineData("0 0 31 * *", "2026-01-31T00:00:00Z", "2026-03-31T00:00:00Z 2026-05-31T00:00:00Z")]
    [InlineData("0 0 29 2 *", "2096-02-29T00:00:00Z", "2104-02-29T00:00:00Z")]
    [InlineData("59 23 31 12 *", "2026-12-31T23:59:00Z", "2027-12-31T23:59:00Z")]
    [InlineData("0\t7  *\t* *", "2026-03-06T08:00:00Z", "2026-03-07T07:00:00Z")]
    public void Next_OfFields_IsTheNextMatch(string cron, string from, string expected) => Check(cron, from, expected);

    [Theory]
    [InlineData("0 0 * * 0", "2026-03-08T00:00:00Z 2026-03-15T00:00:00Z")]
    [InlineData("0 0 * * 7", "2026-03-08T00:00:00Z 2026-03-15T00:00:00Z")]
    [InlineData("0 0 * * SUN", "2026-03-08T00:00:00Z 2026-03-15T00:00:00Z")]
    [InlineData("0 0 * * sunday", "2026-03-08T00:00:00Z 2026-03-15T00:00:00Z")]
    [InlineData("0 0 * * 6-7", "2026-03-07T00:00:00Z 2026-03-08T00:00:00Z 2026-03-14T00:00:00Z")]
    [InlineData("0 0 * * SAT-SUN", "2026-03-07T00:00:00Z 2026-03-08T00:00:00Z 2026-03-14T00:00:00Z")]
    [InlineData("0 0 * * FRI-MON/2", "2026-03-06T00:00:00Z 2026-03-08T00:00:00Z 2026-03-13T00:00:00Z")]
    [InlineData("0 0 * * MON/2", "2026-03-06T00:00:00Z 2026-03-09T00:00:00Z 2026-03-11T00:00:00Z")]
    [InlineData("0 0 * * 1,SAT", "2026-03-07T00:00:00Z 2026-03-09T00:00:00Z 2026-03-14T00:00:00Z")]
    [InlineData("0 0 ? * WED", "2026-03-11T00:00:00Z 2026-03-18T00:00:00Z")]
    [InlineData("0 0 11 * ?", "2026-03-11T00:00:00Z 2026-04-11T00:00:00Z")]
    public void Next_OfWeekdays_KnowsNamesAndBothSundays(string cron, string expected) => Check(cron, "2026-03-04T10:00:00Z", expected);

    [Theory]
    [InlineData("0 0 13 * FRI", "2026-03-06T00:00:00Z 2026-03-13T00:00:00Z 2026-03-20T00:00:00Z")]
    [InlineData("0 0 15 * 1", "2026-03-02T00:00:00Z 2026-03-09T00:00:00Z 2026-03-15T00:00:00Z 2026-03-16T00:00:00Z")]
    [InlineData("0 0 L * MON#1", "2026-03-02T00:00:00Z 2026-03-31T00:00:00Z 2026-04-06T00:00:00Z")]
    [InlineData("0 0 */2 * MON", "2026-03-09T00:00:00Z 2026-03-23T00:00:00Z 2026-04-13T00:00:00Z")]
    [InlineData("0 0 13 * */5", "2026-03-13T00:00:00Z 2026-09-13T00:00:00Z")]
    [InlineData("0 0 30 2 MON", "2027-02-01T00:00:00Z")]
    public void Next_WithDayAndWeekday_MeansEitherUnlessOneStartsWithAStar(string cron, string expected) =>
        Check(cron, "2026-03-01T00:00:00Z", expected);

    [Theory]
    [InlineData("0 0 L * *", "2026-02-28T00:00:00Z 2026-03-31T00:00:00Z 2026-04-30T00:00:00Z")]
    [InlineData("0 0 L 2 *", "2026-02-28T00:00:00Z 2027-02-28T00:00:00Z 2028-02-29T00:00:00Z")]
    [InlineData("0 0 1,L * *", "2026-02-28T00:00:00Z 2026-03-01T00:00:00Z 2026-03-31T00:00:00Z")]
    [InlineData("0 0 l-3 * *", "2026-02-25T00:00:00Z 2026-03-28T00:00:00Z")]
    [InlineData("0 0 L-30 * *", "2026-03-01T00:00:00Z 2026-05-01T00:00:00Z")]
    [InlineData("0 0 LW * *", "2026-02-27T00:00:00Z 2026-03-31T00:00:00Z 2026-04-30T00:00:00Z 2026-05-29T00:00:00Z")]
    [InlineData("0 0 15W * *", "2026-02-16T00:00:00Z 2026-03-16T00:00:00Z 2026-04-15T00:00:00Z 2026-05-15T00:00:00Z 2026-06-15T00:00:00Z 2026-07-15T00:00:00Z 2026-08-14T00:00:00Z")]
    [InlineData("0 0 1W * *", "2026-03-02T00:00:00Z 2026-04-01T00:00:00Z 2026-05-01T00:00:00Z 2026-06-01T00:00:00Z 2026-07-01T00:00:00Z 2026-08-03T00:00:00Z")]
    [InlineData("0 0 31W * *", "2026-03-31T00:00:00Z 2026-05-29T00:00:00Z")]
    [InlineData("0 0 * * 5L", "2026-02-27T00:00:00Z 2026-03-27T00:00:00Z 2026-04-24T00:00:00Z")]
    [InlineData("0 0 * * FRIL", "2026-02-27T00:00:00Z 2026-03-27T00:00:00Z")]
    [InlineData("0 0 * * 7L", "2026-02-22T00:00:00Z 2026-03-29T00:00:00Z")]
    [InlineData("0 0 * * FRI#3", "2026-02-20T00:00:00Z 2026-03-20T00:00:00Z 2026-04-17T00:00:00Z")]
    [InlineData("0 0 * * 1#1,5#5", "2026-03-02T00:00:00Z 2026-04-06T00:00:00Z 2026-05-04T00:00:00Z 2026-05-29T00:00:00Z")]
    [InlineData("0 0 * 2 FRI#5", "2036-02-29T00:00:00Z 2064-02-29T00:00:00Z 2092-02-29T00:00:00Z 2104-02-29T00:00:00Z")]
    public void Next_WithLastNearestOrNth_DependsOnTheMonth(string cron, string expected) =>
        Check(cron, "2026-02-16T00:00:00Z", expected, startBefore: true);

    [Theory]
    [InlineData("@hourly", "2026-03-04T11:00:00Z")]
    [InlineData("@daily", "2026-03-05T00:00:00Z")]
    [InlineData("@midnight", "2026-03-05T00:00:00Z")]
    [InlineData("@weekly", "2026-03-08T00:00:00Z")]
    [InlineData("@monthly", "2026-04-01T00:00:00Z")]
    [InlineData("@Yearly", "2027-01-01T00:00:00Z")]
    [InlineData(" @annually ", "2027-01-01T00:00:00Z")]
    public void Next_OfMacro_HasTheMeaningThatCronGivesIt(string cron, string expected) => Check(cron, "2026-03-04T10:30:00Z", expected);

    [Theory]
    [InlineData("CRON: 0 7 * * *")]
    [InlineData("cron:0 7 * * *")]
    [InlineData(" Cron :  0 7 * * *  ")]
    public void TryParse_WithAnyCaseAndSpace_Reads(string when) =>
        Assert.Equal("2026-03-02T07:00:00Z", Read.Firings(when, null, "2026-03-01T10:00:00Z", 1));

    [Theory]
    [InlineData("cron: 0 0 29 2 *")]
    [InlineData("cron: 0 */2 * 2 FRI#5")]
    public void Next_AtTheEdgesOfTheCalendar_NeitherFailsNorHangs(string when)
    {
        var schedule = Read.Accepted(when, "Europe/Rome");

        Assert.Null(schedule.Next(DateTimeOffset.MaxValue));
        Assert.Null(schedule.Next(Read.Moment("9998-11-30T00:00:00Z")));
        Assert.NotNull(schedule.Next(DateTimeOffset.MinValue));
    }

    private static void Check(string cron, string from, string expected, bool startBefore = false)
    {
        var start = startBefore ? Read.Moment(from).AddSeconds(-1).ToString("O") : from;
        Read.Expect("cron: " + cron, "UTC", start, expected);
    }
}
