namespace PluginTasks.Tasks.Schedules.Reading;

/// <summary>Reads time spans: <c>30m</c>, <c>2 days</c>, <c>1h30m</c>, <c>90</c> for seconds.</summary>
internal static class DurationReader
{
    private const int LongestInDays = 36_525;

    public static TimeSpan? Read(Cursor cursor)
    {
        cursor.SkipSpace();
        var start = cursor.Position;
        if (!cursor.AtDigit)
        {
            cursor.Fail(start, cursor.Current == '-'
                ? "a time span cannot be negative"
                : "a number is missing; write for example '30m' or '20 minutes'");
            return null;
        }

        var total = 0m;
        for (var largerUnit = TimeSpan.MaxValue; cursor.AtDigit; cursor.SkipSpace())
        {
            if (Part(cursor, largerUnit) is not { } part)
            {
                return null;
            }

            total += (decimal)part.Count * part.Unit.Ticks;
            largerUnit = part.Unit;
        }

        return Within(cursor, start, total);
    }

    private static (long Count, TimeSpan Unit)? Part(Cursor cursor, TimeSpan largerUnit)
    {
        var count = cursor.Number()!.Value;
        if (cursor.Current is '.' or ',')
        {
            cursor.Fail(cursor.Position, "a time span takes whole numbers; write '90m' rather than '1.5h'");
            return null;
        }

        cursor.SkipSpace();
        var place = cursor.Position;
        var word = cursor.Word();
        if (word.Length == 0 && largerUnit == TimeSpan.MaxValue && !cursor.AtDigit)
        {
            return (count, TimeSpan.FromSeconds(1));
        }

        if (Units.Find(word) is not { } unit)
        {
            cursor.Fail(place, word.Length == 0 ? "a unit is missing; the units are s, m, h, d and w, or their words" : Units.Explain(word));
            return null;
        }

        if (unit >= largerUnit)
        {
            cursor.Fail(place, "the units of a time span go from the largest to the smallest, each once");
            return null;
        }

        return (count, unit);
    }

    private static TimeSpan? Within(Cursor cursor, int start, decimal ticks)
    {
        if (ticks < TimeSpan.TicksPerSecond)
        {
            cursor.Fail(start, "the shortest time span is 1 s");
            return null;
        }

        if (ticks > TimeSpan.FromDays(LongestInDays).Ticks)
        {
            cursor.Fail(start, "the longest time span is 100 years");
            return null;
        }

        return TimeSpan.FromTicks((long)ticks);
    }
}
