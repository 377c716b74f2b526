using PluginTasks.Tasks.Schedules.Zones;

namespace PluginTasks.Tasks.Schedules.Cron;

/// <summary>Brings the local times of an expression onto the time line of a zone.</summary>
internal sealed class CronFirings(CronExpression expression, ZoneClock clock) : IFirings
{
    private static readonly DateTime Earliest = new(2, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Latest = new(CalendarDays.LastYear, 12, 1, 0, 0, 0, DateTimeKind.Utc);

    public DateTimeOffset? Next(DateTimeOffset after)
    {
        var utc = after.UtcDateTime < Earliest ? Earliest : after.UtcDateTime;
        if (utc > Latest)
        {
            return null;
        }

        var second = utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerSecond));
        var due = expression.FollowsRealTime ? NextShown(second.AddSeconds(1)) : NextOnWallClock(second);
        return due is { } moment ? new DateTimeOffset(moment, TimeSpan.Zero) : null;
    }

    /// <summary>
    /// The first moment after <paramref name="after"/> at which the clock reaches an allowed time. All times that a
    /// gap skips are reached together at its end, and a time that is shown again has been reached before, so that
    /// neither fires twice.
    /// </summary>
    private DateTime? NextOnWallClock(DateTime after) =>
        expression.NextFrom(clock.FirstUnseen(after)) is { } local ? clock.FirstMoment(local) : null;

    /// <summary>The first moment from <paramref name="from"/> on at which the clock shows an allowed time, were it the second time.</summary>
    private DateTime? NextShown(DateTime from)
    {
        while (expression.NextFrom(clock.ToLocal(from)) is { } local)
        {
            var shown = DateTime.SpecifyKind(local - clock.OffsetAt(from), DateTimeKind.Utc);
            if (clock.FirstChange(from, shown) is not { } change)
            {
                return shown;
            }

            from = change;
        }

        return null;
    }
}
