namespace PluginTasks.Tasks.Schedules.Reading;

/// <summary>Reads a time of day on a 24-hour clock, the seconds optional: <c>9:00</c>, <c>07:30:15</c>.</summary>
internal static class TimeOfDayReader
{
    public static TimeOnly? Read(Cursor cursor)
    {
        cursor.SkipSpace();
        if (Part(cursor, "hour", 23, mayBeShort: true) is not { } hour)
        {
            return null;
        }

        if (!cursor.Accept(':'))
        {
            cursor.Fail(cursor.Position, "the minutes are missing; write a time of day as 07:30, on a 24-hour clock");
            return null;
        }

        if (Part(cursor, "minute", 59) is not { } minute)
        {
            return null;
        }

        var second = 0;
        if (cursor.Accept(':'))
        {
            if (Part(cursor, "second", 59) is not { } given)
            {
                return null;
            }

            second = given;
        }

        var end = cursor.Position;
        cursor.SkipSpace();
        if (cursor.Current is 'a' or 'A' or 'p' or 'P')
        {
            cursor.Fail(cursor.Position, "a time of day is on a 24-hour clock; write 19:30 for half past seven in the evening");
            return null;
        }

        cursor.Position = end;
        return new TimeOnly(hour, minute, second);
    }

    /// <summary>One part of a time, two digits unless it may be short.</summary>
    public static int? Part(Cursor cursor, string name, int max, bool mayBeShort = false)
    {
        var start = cursor.Position;
        var value = cursor.Number();
        var digits = cursor.Position - start;
        if (value is null)
        {
            cursor.Fail(start, $"the {name} is missing; write a time of day as 07:30");
            return null;
        }

        if (value > max)
        {
            cursor.Fail(start, value == 24 && name == "hour" ? "a day begins at 00:00 and has no 24:00" : $"the {name} lies between 00 and {max}");
            return null;
        }

        if (digits != 2 && !(mayBeShort && digits == 1))
        {
            cursor.Fail(start, $"the {name} takes two digits");
            return null;
        }

        return (int)value;
    }
}
