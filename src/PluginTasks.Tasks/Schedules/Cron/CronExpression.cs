namespace PluginTasks.Tasks.Schedules.Cron;

/// <summary>What local times an expression allows, and how it meets a clock that is changed.</summary>
/// <param name="Times">The times of day.</param>
/// <param name="Days">The dates.</param>
/// <param name="FollowsRealTime">
/// True where it fires whenever the clock shows an allowed time; false where each allowed time comes once, whatever
/// the clock does.
/// </param>
internal sealed record CronExpression(TimesOfDay Times, CalendarDays Days, bool FollowsRealTime)
{
    private static readonly ulong AllMonths = Bits.Range(1, 12);
    private static readonly WeekDays AllWeekDays = new() { Days = Bits.Range(0, 6) };

    public static readonly CronExpression Hourly =
        new(new TimesOfDay(1, 1, Bits.Range(0, 23)), new CalendarDays(AllMonths, MonthDays.Every, AllWeekDays), FollowsRealTime: true);

    /// <summary>Once on each of some days.</summary>
    /// <param name="hour">Local time.</param>
    /// <param name="minute">Local time.</param>
    /// <param name="second">Local time.</param>
    /// <param name="monthDays">Days of the month.</param>
    /// <param name="weekdays">Weekdays as bits, Sunday being 0; a date must be of both.</param>
    public static CronExpression Daily(int hour, int minute, int second, MonthDays monthDays, int weekdays) => new(
        new TimesOfDay(1UL << second, 1UL << minute, 1UL << hour),
        new CalendarDays(AllMonths, monthDays, new WeekDays { Days = (ulong)weekdays }),
        FollowsRealTime: false);

    /// <summary>The first allowed local time that is not before one; null where the calendar has none left.</summary>
    public DateTime? NextFrom(DateTime local)
    {
        var today = DateOnly.FromDateTime(local);
        var date = Days.NextFrom(today);
        if (date == today)
        {
            if (Times.NextFrom((int)(local.TimeOfDay.Ticks / TimeSpan.TicksPerSecond)) is { } second)
            {
                return today.ToDateTime(TimeOnly.MinValue).AddSeconds(second);
            }

            date = Days.NextFrom(today.AddDays(1));
        }

        return date?.ToDateTime(TimeOnly.MinValue).AddSeconds(Times.NextFrom(0)!.Value);
    }
}
