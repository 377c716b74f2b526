using System.Globalization;
using PluginTasks.Tasks.Schedules;

namespace PluginTasks.Tasks.Tests.Schedules;

/// <summary>Short ways to read schedules and moments in tests.</summary>
internal static class Read
{
    public static readonly DateTimeOffset Start = Moment("2026-03-01T10:00:00Z");

    public static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    public static Schedule Accepted(string when, string? zone = null, DateTimeOffset? from = null)
    {
        Assert.True(Schedule.TryParse(when, zone, from ?? Start, out var schedule, out var error), $"{when}: {error}");
        return schedule!;
    }

    public static ScheduleError Refused(string when, string? zone = null)
    {
        Assert.False(Schedule.TryParse(when, zone, Start, out _, out var error), $"{when} was accepted");
        return error!;
    }

    /// <summary>The firings after <paramref name="from"/> as text, at most so many.</summary>
    public static string Firings(string when, string? zone, string from, int count) => string.Join(
        ' ',
        Accepted(when, zone, Moment(from)).Upcoming(Moment(from)).Take(count)
            .Select(due => due.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture)));

    /// <summary>Compares as many firings as are expected, or one where none is.</summary>
    public static void Expect(string when, string? zone, string from, string expected) =>
        Assert.Equal(expected, Firings(when, zone, from, Math.Max(1, expected.Split(' ').Length)));
}
