namespace PluginTasks.Tasks.Schedules.Cron;

/// <summary>The day-of-month field: days by number, and days that depend on the month.</summary>
internal sealed record MonthDays
{
    public static readonly MonthDays Every = new() { Days = Bits.Range(1, 31) };

    public static readonly MonthDays First = new() { Days = 1 << 1, IsGiven = true };

    /// <summary>Whether the field says anything; one that starts with <c>*</c> does not.</summary>
    public bool IsGiven { get; init; }

    /// <summary>1 to 31.</summary>
    public ulong Days { get; init; }

    /// <summary>So many days before the last; 0 is the last itself, <c>L</c>.</summary>
    public ulong BeforeLast { get; init; }

    /// <summary>The weekday nearest to these days, within the month: <c>15W</c>.</summary>
    public ulong NearestWorkday { get; init; }

    /// <summary><c>LW</c>.</summary>
    public bool LastWorkday { get; init; }

    /// <summary>The days of a month as bits 1 to 31.</summary>
    public ulong In(int year, int month)
    {
        var length = DateTime.DaysInMonth(year, month);
        var days = Days & Bits.Range(1, length);
        for (var back = Bits.NextFrom(BeforeLast, 0); back is { } n && n < length; back = Bits.NextFrom(BeforeLast, n + 1))
        {
            days |= 1UL << (length - n);
        }

        for (var near = Bits.NextFrom(NearestWorkday, 1); near is { } day && day <= length; near = Bits.NextFrom(NearestWorkday, day + 1))
        {
            days |= 1UL << Workday(year, month, day, length);
        }

        return LastWorkday ? days | (1UL << Workday(year, month, length, length)) : days;
    }

    private static int Workday(int year, int month, int day, int length) => new DateOnly(year, month, day).DayOfWeek switch
    {
        DayOfWeek.Saturday => day == 1 ? 3 : day - 1,
        DayOfWeek.Sunday => day == length ? day - 2 : day + 1,
        _ => day,
    };
}
