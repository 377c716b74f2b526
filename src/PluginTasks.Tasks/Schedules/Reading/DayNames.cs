namespace PluginTasks.Tasks.Schedules.Reading;

/// <summary>Weekdays by name, Sunday being 0.</summary>
internal static class DayNames
{
    private static readonly string[][] Known =
    [
        ["sun", "sunday", "sundays"],
        ["mon", "monday", "mondays"],
        ["tue", "tues", "tuesday", "tuesdays"],
        ["wed", "wednesday", "wednesdays"],
        ["thu", "thur", "thurs", "thursday", "thursdays"],
        ["fri", "friday", "fridays"],
        ["sat", "saturday", "saturdays"],
    ];

    public static IEnumerable<string> All => Known.SelectMany(names => names);

    public static int? Find(string word)
    {
        var day = Array.FindIndex(Known, names => names.Contains(word, StringComparer.Ordinal));
        return day < 0 ? null : day;
    }
}
