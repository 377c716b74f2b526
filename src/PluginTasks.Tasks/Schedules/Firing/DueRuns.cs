using PluginTasks.Sdk;

namespace PluginTasks.Tasks.Schedules.Firing;

/// <summary>Which of its due times a schedule makes up for, and when it is due next.</summary>
/// <param name="Due">The times to fire for, oldest first; none where all are let go.</param>
/// <param name="Next">The first due time after now; null: never.</param>
/// <param name="AreCaughtUp">Whether each is a task of its own, beside those of the others.</param>
internal sealed record DueRuns(IReadOnlyList<DateTimeOffset> Due, DateTimeOffset? Next, bool AreCaughtUp)
{
    private const int Most = 100;
    private static readonly TimeSpan FirstLook = TimeSpan.FromMinutes(2);

    /// <param name="schedule">The moments.</param>
    /// <param name="missed">What becomes of those that were missed.</param>
    /// <param name="first">The first that has not fired.</param>
    /// <param name="now">Not before <paramref name="first"/>.</param>
    /// <param name="grace">How late a firing may be and still be on time.</param>
    public static DueRuns Of(Schedule schedule, MissedRuns missed, DateTimeOffset first, DateTimeOffset now, TimeSpan grace)
    {
        // Stored times are cut to milliseconds: a moment just after `now` may be the one that fires.
        var next = schedule.IsOnce ? null : schedule.Next(now);
        if (schedule.IsOnce || missed == MissedRuns.Once)
        {
            var isLost = missed == MissedRuns.Skip && first < now - grace;
            return new DueRuns(isLost ? [] : [first], next, AreCaughtUp: false);
        }

        if (missed == MissedRuns.Skip)
        {
            var from = first > now - grace ? first : now - grace;
            return new DueRuns([.. Between(schedule, from, now).TakeLast(1)], next, AreCaughtUp: false);
        }

        var due = Latest(schedule, first, now);
        return new DueRuns(due, next, AreCaughtUp: due.Count > 1 || first < now - grace);
    }

    /// <summary>The last hundred, without walking through years of seconds: from near the end, further back each time.</summary>
    private static List<DateTimeOffset> Latest(Schedule schedule, DateTimeOffset first, DateTimeOffset now)
    {
        for (var look = FirstLook; look < now - first; look *= 4)
        {
            List<DateTimeOffset> due = [.. Between(schedule, now - look, now).TakeLast(Most)];
            if (due.Count == Most)
            {
                return due;
            }
        }

        return [.. Between(schedule, first, now).TakeLast(Most)];
    }

    private static IEnumerable<DateTimeOffset> Between(Schedule schedule, DateTimeOffset from, DateTimeOffset to) =>
        schedule.Upcoming(from.AddMilliseconds(-1)).TakeWhile(due => due <= to);
}
