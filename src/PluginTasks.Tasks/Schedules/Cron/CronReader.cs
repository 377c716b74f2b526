using PluginTasks.Tasks.Schedules.Reading;

namespace PluginTasks.Tasks.Schedules.Cron;

/// <summary>Reads what follows <c>cron:</c>.</summary>
internal static class CronReader
{
    private const string Fields = "a cron expression has five fields (minute hour day month weekday), or six with seconds first";

    public static CronExpression? Read(Cursor cursor)
    {
        cursor.SkipSpace();
        if (cursor.Current == '@')
        {
            return CronMacros.Expand(cursor) is { } fields ? ReadFields(new Cursor(fields)) : null;
        }

        return ReadFields(cursor);
    }

    private static CronExpression? ReadFields(Cursor cursor)
    {
        var starts = FieldStarts(cursor);
        if (starts.Count is not (5 or 6))
        {
            cursor.Fail(starts.Count > 6 ? starts[6] : cursor.Text.Length, $"{Fields}; here are {starts.Count}");
            return null;
        }

        var seconds = starts.Count == 5 ? 1UL : List(cursor, CronField.Second);
        var minutes = List(cursor, CronField.Minute);
        var hourField = FieldAt(cursor);
        var hours = List(cursor, CronField.Hour);
        var monthDays = cursor.Error is null ? MonthDaysReader.Read(cursor) : null;
        var months = List(cursor, CronField.Month);
        var weekDays = cursor.Error is null ? WeekDaysReader.Read(cursor) : null;
        if (cursor.Error is not null)
        {
            return null;
        }

        var days = new CalendarDays(months, monthDays!, weekDays!);
        if (!days.EverCome())
        {
            cursor.Fail(starts[^3], "this never fires: none of the given months has such a day");
            return null;
        }

        return new CronExpression(new TimesOfDay(seconds, minutes, hours), days, hourField.AsSpan().ContainsAny('*', '/'));
    }

    private static ulong List(Cursor cursor, CronField field) => cursor.Error is null ? new CronFieldReader(cursor, field).List() : 0;

    private static string FieldAt(Cursor cursor)
    {
        cursor.SkipSpace();
        return cursor.Text[cursor.Position..].Split(' ', '\t')[0];
    }

    private static List<int> FieldStarts(Cursor cursor)
    {
        var starts = new List<int>();
        for (var i = cursor.Position; i < cursor.Text.Length; i++)
        {
            if (!Cursor.IsSpace(cursor.Text[i]) && (i == cursor.Position || Cursor.IsSpace(cursor.Text[i - 1])))
            {
                starts.Add(i);
            }
        }

        return starts;
    }
}
