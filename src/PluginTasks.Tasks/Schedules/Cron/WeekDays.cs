namespace PluginTasks.Tasks.Schedules.Cron;

/// <summary>The weekday field; Sunday is bit 0.</summary>
internal sealed record WeekDays
{
    /// <summary>Whether the field says anything; one that starts with <c>*</c> does not.</summary>
    public bool IsGiven { get; init; }

    /// <summary>Every such weekday.</summary>
    public ulong Days { get; init; }

    /// <summary>The last such weekday of the month: <c>5L</c>.</summary>
    public ulong Last { get; init; }

    /// <summary>The n-th such weekday of the month, <c>FRI#3</c>, as bits 7 × (n - 1) + weekday.</summary>
    public ulong Nth { get; init; }

    /// <summary>The days of a month as bits 1 to 31.</summary>
    public ulong In(int year, int month)
    {
        var length = DateTime.DaysInMonth(year, month);
        var weekday = (int)new DateOnly(year, month, 1).DayOfWeek;
        var days = 0UL;
        for (var day = 1; day <= length; day++, weekday = (weekday + 1) % 7)
        {
            var allowed = Bits.Contains(Days, weekday)
                || (day > length - 7 && Bits.Contains(Last, weekday))
                || Bits.Contains(Nth, (7 * ((day - 1) / 7)) + weekday);
            days |= allowed ? 1UL << day : 0;
        }

        return days;
    }
}
