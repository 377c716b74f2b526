using PluginTasks.Tasks.Schedules;

namespace PluginTasks.Tasks.Tests.Schedules;

/// <summary>Compares schedules with a clock that is watched minute by minute.</summary>
public sealed class BruteForceTests
{
    private const int Expressions = 150;
    private static readonly TimeSpan Before = TimeSpan.FromDays(3);
    private static readonly TimeSpan After = TimeSpan.FromDays(4);

    [Theory]
    [InlineData("UTC", "2026-03-01T00:00:00Z")]
    [InlineData("Europe/Rome", "2026-03-29T01:00:00Z")]
    [InlineData("Europe/Rome", "2026-10-25T01:00:00Z")]
    [InlineData("America/New_York", "2026-03-08T07:00:00Z")]
    [InlineData("America/New_York", "2026-11-01T06:00:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-04-04T15:00:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-10-03T15:30:00Z")]
    [InlineData("America/Sao_Paulo", "2018-02-18T02:00:00Z")]
    [InlineData("America/Sao_Paulo", "2018-11-04T03:00:00Z")]
    [InlineData("Africa/Cairo", "2026-04-23T22:00:00Z")]
    [InlineData("Africa/Cairo", "2026-10-29T21:00:00Z")]
    [InlineData("Asia/Beirut", "2026-03-28T22:00:00Z")]
    [InlineData("Asia/Beirut", "2026-10-24T21:00:00Z")]
    [InlineData("Antarctica/Troll", "2026-03-29T01:00:00Z")]
    [InlineData("Antarctica/Troll", "2026-10-25T01:00:00Z")]
    [InlineData("Africa/Casablanca", "2026-02-15T02:00:00Z")]
    [InlineData("Pacific/Apia", "2011-12-30T10:00:00Z")]
    [InlineData("Asia/Kathmandu", "1985-12-31T18:30:00Z")]
    public void Next_OfRandomCrons_IsWhatAWatchedClockSays(string zone, string change)
    {
        var random = new Random(zone.Length * 1000 + Read.Moment(change).DayOfYear);
        var start = Read.Moment(change) - Before;
        var clock = Watch(TimeZoneInfo.FindSystemTimeZoneById(zone), start);
        for (var n = 0; n < Expressions; n++)
        {
            var cron = new RandomCron(random);
            if (!Schedule.TryParse(cron.Text, zone, start, out var schedule, out var error))
            {
                Assert.True(error.Message.Contains("never fires", StringComparison.Ordinal), $"{cron.Text}: {error}");
                continue;
            }

            var expected = Firings(cron, clock);
            Assert.True(expected.SequenceEqual(schedule.Upcoming(start).TakeWhile(due => due < start + Before + After)), $"{cron.Text} in {zone}");
            for (var i = 0; i < 20; i++)
            {
                var after = start.AddMilliseconds(random.NextInt64((long)(Before + After).TotalMilliseconds));
                var next = schedule.Next(after);
                Assert.True(next > after, $"{cron.Text} in {zone} after {after:O}");
                Assert.True(expected.FirstOrDefault(due => due > after, next.Value) == next, $"{cron.Text} in {zone} after {after:O}");
            }
        }
    }

    private static List<(DateTimeOffset Moment, DateTime Local)> Watch(TimeZoneInfo zone, DateTimeOffset start) =>
        [.. Enumerable.Range(0, (int)(Before + After).TotalMinutes)
            .Select(minute => start.AddMinutes(minute))
            .Select(moment => (moment, TimeZoneInfo.ConvertTime(moment, zone).DateTime))];

    private static List<DateTimeOffset> Firings(RandomCron cron, List<(DateTimeOffset Moment, DateTime Local)> clock)
    {
        var firings = new List<DateTimeOffset>();
        var seen = clock[0].Local;
        foreach (var (moment, local) in clock.Skip(1))
        {
            var fires = cron.FollowsRealTime && cron.Allows(local);
            for (; seen < local; seen = seen.AddMinutes(1))
            {
                fires |= !cron.FollowsRealTime && cron.Allows(seen.AddMinutes(1));
            }

            if (fires)
            {
                firings.Add(moment);
            }
        }

        return firings;
    }
}
