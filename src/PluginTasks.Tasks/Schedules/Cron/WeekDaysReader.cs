using PluginTasks.Tasks.Schedules.Reading;

namespace PluginTasks.Tasks.Schedules.Cron;

/// <summary>Reads the weekday field with its extras: <c>5L</c>, <c>FRI#3</c>, <c>?</c>.</summary>
internal static class WeekDaysReader
{
    private const int MostInMonth = 5;

    public static WeekDays Read(Cursor cursor)
    {
        cursor.SkipSpace();
        if (Anything.Accept(cursor))
        {
            return new WeekDays { Days = Bits.Range(CronField.Weekday.Min, CronField.Weekday.Max) };
        }

        var reader = new CronFieldReader(cursor, CronField.Weekday);
        var days = new WeekDays { IsGiven = cursor.Current != '*' };
        reader.Each(() => days = Item(cursor, reader, days));
        return days;
    }

    private static WeekDays Item(Cursor cursor, CronFieldReader reader, WeekDays days)
    {
        if (cursor.Current == '*')
        {
            return days with { Days = days.Days | reader.Item() };
        }

        var start = cursor.Position;
        if (cursor.Accept('l') && (cursor.AtSpaceOrEnd || cursor.Current == ','))
        {
            cursor.Fail(start, "'L' needs its weekday; write '5L' for the last Friday of the month");
            return days;
        }

        cursor.Position = start;
        if (reader.Value() is not { } first)
        {
            return days;
        }

        var weekday = CronField.Weekday.Fold(first.Number);
        if (cursor.Accept('l'))
        {
            return days with { Last = days.Last | (1UL << weekday) };
        }

        return cursor.Accept('#')
            ? days with { Nth = days.Nth | Nth(cursor, weekday) }
            : days with { Days = days.Days | reader.From(first) };
    }

    private static ulong Nth(Cursor cursor, int weekday)
    {
        var start = cursor.Position;
        var n = cursor.Number();
        if (n is >= 1 and <= MostInMonth)
        {
            return 1UL << ((7 * ((int)n.Value - 1)) + weekday);
        }

        cursor.Fail(start, $"'#' takes 1 to {MostInMonth}, which one of the month it is");
        return 0;
    }
}
