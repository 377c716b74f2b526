using PluginTasks.Tasks.Schedules.Reading;

namespace PluginTasks.Tasks.Schedules.Cron;

/// <summary>What the fields of a cron expression take.</summary>
/// <param name="Name">What a value is called.</param>
/// <param name="Min">The least value.</param>
/// <param name="Max">The greatest; an open step runs up to here.</param>
/// <param name="Limit">The greatest that may be written: 7 is Sunday too.</param>
/// <param name="Names">Values by name.</param>
/// <param name="ValueNames">The names, for messages.</param>
internal sealed record CronField(string Name, int Min, int Max, int Limit, Func<string, int?>? Names = null, string ValueNames = "")
{
    private static readonly string[] MonthNames =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    public static readonly CronField Second = new("second", 0, 59, 59);
    public static readonly CronField Minute = new("minute", 0, 59, 59);
    public static readonly CronField Hour = new("hour", 0, 23, 23);
    public static readonly CronField Day = new("day", 1, 31, 31);
    public static readonly CronField Month = new("month", 1, 12, 12, FindMonth, " or JAN to DEC");
    public static readonly CronField Weekday = new("weekday", 0, 6, 7, DayNames.Find, " or SUN to SAT");

    public int Size => Max - Min + 1;

    public string Values => $"{Min} to {Limit}{ValueNames}";

    /// <summary>The member that a value stands for: 7 is 0.</summary>
    public int Fold(int value) => value > Max ? value - Size : value;

    private static int? FindMonth(string word)
    {
        var month = Array.FindIndex(MonthNames, name => name == word || (word.Length == 3 && name.StartsWith(word, StringComparison.Ordinal)));
        return month < 0 ? null : month + 1;
    }
}
