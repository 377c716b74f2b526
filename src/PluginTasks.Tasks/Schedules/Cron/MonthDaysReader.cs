using PluginTasks.Tasks.Schedules.Reading;

namespace PluginTasks.Tasks.Schedules.Cron;

/// <summary>Reads the day-of-month field with its extras: <c>L</c>, <c>L-3</c>, <c>LW</c>, <c>15W</c>, <c>?</c>.</summary>
internal static class MonthDaysReader
{
    private const int MostBeforeLast = 30;

    public static MonthDays Read(Cursor cursor)
    {
        cursor.SkipSpace();
        if (Anything.Accept(cursor))
        {
            return MonthDays.Every;
        }

        var reader = new CronFieldReader(cursor, CronField.Day);
        var days = new MonthDays { IsGiven = cursor.Current != '*' };
        reader.Each(() => days = Item(cursor, reader, days));
        return days;
    }

    private static MonthDays Item(Cursor cursor, CronFieldReader reader, MonthDays days)
    {
        if (cursor.Accept('l'))
        {
            return cursor.Accept('w') ? days with { LastWorkday = true } : days with { BeforeLast = days.BeforeLast | Last(cursor) };
        }

        if (cursor.Current == '*')
        {
            return days with { Days = days.Days | reader.Item() };
        }

        if (reader.Value() is not { } first)
        {
            return days;
        }

        return cursor.Accept('w')
            ? days with { NearestWorkday = days.NearestWorkday | (1UL << first.Number) }
            : days with { Days = days.Days | reader.From(first) };
    }

    private static ulong Last(Cursor cursor)
    {
        if (!cursor.Accept('-'))
        {
            return 1;
        }

        var start = cursor.Position;
        var back = cursor.Number();
        if (back is >= 1 and <= MostBeforeLast)
        {
            return 1UL << (int)back.Value;
        }

        cursor.Fail(start, $"'L-' takes 1 to {MostBeforeLast} days before the last");
        return 0;
    }
}
