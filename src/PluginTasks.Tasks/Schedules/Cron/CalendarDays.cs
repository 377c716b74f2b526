namespace PluginTasks.Tasks.Schedules.Cron;

/// <summary>The dates that an expression allows.</summary>
internal sealed record CalendarDays(ulong Months, MonthDays MonthDays, WeekDays WeekDays)
{
    /// <summary>The calendar as this program knows it; beyond, a local time may lie outside of what can be written.</summary>
    public const int LastYear = 9998;

    // The Gregorian calendar, weekdays included, repeats itself after so many years.
    private const int Cycle = 400;
    private static readonly DateOnly StartOfCycle = new(2000, 1, 1);

    /// <summary>Whether any date is allowed at all.</summary>
    public bool EverCome() => NextFrom(StartOfCycle, StartOfCycle.Year + Cycle - 1) is not null;

    /// <summary>The first allowed date that is not before one; null where there is none up to the end of a year.</summary>
    public DateOnly? NextFrom(DateOnly date, int lastYear = LastYear)
    {
        var (year, month, day) = (date.Year, date.Month, date.Day);
        while (year <= lastYear)
        {
            if (Bits.NextFrom(Months, month) is not { } nextMonth)
            {
                (year, month, day) = (year + 1, 1, 1);
                continue;
            }

            day = nextMonth > month ? 1 : day;
            if (Bits.NextFrom(In(year, nextMonth), day) is { } nextDay)
            {
                return new DateOnly(year, nextMonth, nextDay);
            }

            (month, day) = (nextMonth + 1, 1);
        }

        return null;
    }

    private ulong In(int year, int month)
    {
        var (monthDays, weekDays) = (MonthDays.In(year, month), WeekDays.In(year, month));
        return MonthDays.IsGiven && WeekDays.IsGiven ? monthDays | weekDays : monthDays & weekDays;
    }
}
