using PluginTasks.Tasks.Schedules.Cron;

namespace PluginTasks.Tasks.Schedules.Reading;

/// <summary>Reads days by name with a time of day: <c>daily</c>, <c>weekdays at 18:00</c>, <c>mon,thu at 9:00</c>.</summary>
internal static class CalendarReader
{
    private const int Monday = 1 << 1;
    private const int EveryDay = 0b111_1111;
    private const int Weekend = (1 << 0) | (1 << 6);

    public static bool Begins(string word) => word is "hourly" or "daily" or "weekly" or "monthly" or "day" || DaysOf(word) is not null;

    public static CronExpression? Read(Cursor cursor)
    {
        var start = cursor.Position;
        switch (cursor.Word())
        {
            case "hourly":
                return cursor.Ends("'hourly'; for another minute write for example 'cron: 15 * * * *'") ? CronExpression.Hourly : null;
            case "daily":
                return AtMidnightUnlessTold(cursor, MonthDays.Every, EveryDay);
            case "weekly":
                return AtMidnightUnlessTold(cursor, MonthDays.Every, Monday);
            case "monthly":
                return AtMidnightUnlessTold(cursor, MonthDays.First, EveryDay);
            case "day":
                return AtTime(cursor, MonthDays.Every, EveryDay);
            default:
                cursor.Position = start;
                return Days(cursor) is { } days ? AtTime(cursor, MonthDays.Every, days) : null;
        }
    }

    private static CronExpression? AtMidnightUnlessTold(Cursor cursor, MonthDays monthDays, int weekdays)
    {
        cursor.SkipSpace();
        return cursor.AtEnd ? CronExpression.Daily(0, 0, 0, monthDays, weekdays) : AtTime(cursor, monthDays, weekdays);
    }

    private static CronExpression? AtTime(Cursor cursor, MonthDays monthDays, int weekdays)
    {
        cursor.SkipSpace();
        var place = cursor.Position;
        if (cursor.Word() != "at")
        {
            cursor.Fail(place, "a time of day is missing after the days; write for example 'at 09:00'");
            return null;
        }

        return TimeOfDayReader.Read(cursor) is { } time && cursor.Ends("the time of day")
            ? CronExpression.Daily(time.Hour, time.Minute, time.Second, monthDays, weekdays)
            : null;
    }

    private static int? Days(Cursor cursor)
    {
        var days = 0;
        do
        {
            if (Item(cursor) is not { } item)
            {
                return null;
            }

            days |= item;
            cursor.SkipSpace();
        }
        while (cursor.Accept(','));
        return days;
    }

    private static int? Item(Cursor cursor)
    {
        if (NextDays(cursor) is not { } first)
        {
            return null;
        }

        cursor.SkipSpace();
        var dash = cursor.Position;
        if (!cursor.Accept('-'))
        {
            return first;
        }

        if (NextDays(cursor) is not { } last)
        {
            return null;
        }

        if (!int.IsPow2(first) || !int.IsPow2(last))
        {
            cursor.Fail(dash, "a range goes from one day to another, as in mon-fri");
            return null;
        }

        return Range(int.Log2(first), int.Log2(last));
    }

    /// <summary>The days from one to another, over the end of the week where need be.</summary>
    private static int Range(int first, int last)
    {
        var days = 1 << last;
        for (var day = first; day != last; day = (day + 1) % 7)
        {
            days |= 1 << day;
        }

        return days;
    }

    private static int? NextDays(Cursor cursor)
    {
        cursor.SkipSpace();
        var place = cursor.Position;
        var word = cursor.Word();
        var days = DaysOf(word);
        if (days is null)
        {
            cursor.Fail(place, word.Length == 0 || word == "at"
                ? "a weekday is missing"
                : $"{Written.Show(word)} is no weekday{NearMiss.Hint(word, DayNames.All)}");
        }

        return days;
    }

    private static int? DaysOf(string word) => word switch
    {
        "weekdays" or "weekday" => EveryDay & ~Weekend,
        "weekends" or "weekend" => Weekend,
        _ => DayNames.Find(word) is { } day ? 1 << day : null,
    };
}
