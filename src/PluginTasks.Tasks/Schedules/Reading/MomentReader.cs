using PluginTasks.Tasks.Schedules.Zones;

namespace PluginTasks.Tasks.Schedules.Reading;

/// <summary>Reads a date with a time, in the schedule's zone or with an offset of its own: <c>2026-12-01T07:00+02:00</c>.</summary>
internal static class MomentReader
{
    private const string Form = "write a moment as 2026-12-01T07:00, with Z or an offset such as +02:00 where it is not in the schedule's zone";
    private const int FirstYear = 1970;
    private const int LastYear = 9998;
    private const int LongestFraction = 7;

    public static DateTimeOffset? Read(Cursor cursor, ZoneClock clock)
    {
        cursor.SkipSpace();
        if (Date(cursor) is not { } date || !Separator(cursor) || Time(cursor) is not { } time)
        {
            return null;
        }

        var local = date.ToDateTime(time.OfDay);
        cursor.SkipSpace();
        if (cursor.AtEnd)
        {
            return new DateTimeOffset(clock.FirstMoment(local) + time.Fraction, TimeSpan.Zero);
        }

        return Offset(cursor) is { } offset && cursor.Ends("the offset")
            ? new DateTimeOffset(local + time.Fraction, offset).ToUniversalTime()
            : null;
    }

    private static DateOnly? Date(Cursor cursor)
    {
        var start = cursor.Position;
        if (Digits(cursor, 4) is not { } year || !Dash(cursor) || Digits(cursor, 2) is not { } month || !Dash(cursor) || Digits(cursor, 2) is not { } day)
        {
            return null;
        }

        if (year is < FirstYear or > LastYear)
        {
            cursor.Fail(start, $"the year lies between {FirstYear} and {LastYear}");
            return null;
        }

        if (month is < 1 or > 12)
        {
            cursor.Fail(start + 5, "the month lies between 01 and 12");
            return null;
        }

        if (day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            cursor.Fail(start + 8, $"that month has {DateTime.DaysInMonth(year, month)} days");
            return null;
        }

        return new DateOnly(year, month, day);
    }

    private static int? Digits(Cursor cursor, int count)
    {
        var start = cursor.Position;
        var value = cursor.Number();
        if (cursor.Position - start != count)
        {
            cursor.Fail(start, Form);
            return null;
        }

        return (int?)value;
    }

    private static bool Dash(Cursor cursor) => cursor.Accept('-') || cursor.Fail(cursor.Position, Form);

    private static bool Separator(Cursor cursor)
    {
        if (cursor.Accept('t'))
        {
            return true;
        }

        var place = cursor.Position;
        cursor.SkipSpace();
        return cursor.AtEnd
            ? cursor.Fail(place, "a time of day is missing; add for example T07:00")
            : cursor.Position > place || cursor.Fail(place, Form);
    }

    private static (TimeOnly OfDay, TimeSpan Fraction)? Time(Cursor cursor)
    {
        if (TimeOfDayReader.Part(cursor, "hour", 23) is not { } hour)
        {
            return null;
        }

        if (!cursor.Accept(':'))
        {
            cursor.Fail(cursor.Position, "the minutes are missing; write the time as 07:00");
            return null;
        }

        if (TimeOfDayReader.Part(cursor, "minute", 59) is not { } minute)
        {
            return null;
        }

        if (!cursor.Accept(':'))
        {
            return (new TimeOnly(hour, minute), TimeSpan.Zero);
        }

        return TimeOfDayReader.Part(cursor, "second", 59) is { } second && Fraction(cursor) is { } fraction
            ? (new TimeOnly(hour, minute, second), fraction)
            : null;
    }

    private static TimeSpan? Fraction(Cursor cursor)
    {
        if (!cursor.Accept('.'))
        {
            return TimeSpan.Zero;
        }

        var start = cursor.Position;
        var value = cursor.Number();
        var digits = cursor.Position - start;
        if (value is null || digits > LongestFraction)
        {
            cursor.Fail(start, $"a fraction of a second has 1 to {LongestFraction} digits");
            return null;
        }

        return TimeSpan.FromTicks(value.Value * (long)Math.Pow(10, LongestFraction - digits));
    }

    private static TimeSpan? Offset(Cursor cursor)
    {
        if (cursor.Accept('z'))
        {
            return TimeSpan.Zero;
        }

        var start = cursor.Position;
        var sign = cursor.Accept('-') ? -1 : 1;
        if (sign > 0 && !cursor.Accept('+'))
        {
            cursor.Fail(start, $"{Written.Show(cursor.Rest(start))} is no offset; {Form}");
            return null;
        }

        var place = cursor.Position;
        var hours = cursor.Number();
        var digits = cursor.Position - place;
        long? minutes = digits == 4 ? hours % 100 : 0;
        hours = digits == 4 ? hours / 100 : hours;
        if (digits == 2 && cursor.Accept(':'))
        {
            var second = cursor.Position;
            minutes = cursor.Number();
            minutes = cursor.Position - second == 2 ? minutes : null;
        }

        if (digits is not (2 or 4) || minutes is null or > 59 || hours > 14 || (hours == 14 && minutes > 0))
        {
            cursor.Fail(start, "an offset lies between -14:00 and +14:00, written as +02:00");
            return null;
        }

        return sign * new TimeSpan((int)hours!.Value, (int)minutes.Value, 0);
    }
}
