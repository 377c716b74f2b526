namespace PluginTasks.Tasks.Schedules.Reading;

/// <summary>The units of time spans, all of them of a fixed length.</summary>
internal static class Units
{
    private static readonly (string[] Names, TimeSpan Length)[] Known =
    [
        (["s", "sec", "secs", "second", "seconds"], TimeSpan.FromSeconds(1)),
        (["m", "min", "mins", "minute", "minutes"], TimeSpan.FromMinutes(1)),
        (["h", "hr", "hrs", "hour", "hours"], TimeSpan.FromHours(1)),
        (["d", "day", "days"], TimeSpan.FromDays(1)),
        (["w", "wk", "wks", "week", "weeks"], TimeSpan.FromDays(7)),
    ];

    public static IEnumerable<string> All => Known.SelectMany(u => u.Names);

    public static TimeSpan? Find(string word)
    {
        foreach (var (names, length) in Known)
        {
            if (names.Contains(word, StringComparer.Ordinal))
            {
                return length;
            }
        }

        return null;
    }

    /// <summary>Whether "every …" reads well without a number.</summary>
    public static bool IsWordForOne(string word) => word is "second" or "minute" or "hour" or "day" or "week";

    /// <summary>What to say of a unit that is none.</summary>
    public static string Explain(string word) => word switch
    {
        "ms" or "msec" or "millis" or "millisecond" or "milliseconds" => "a schedule cannot count in milliseconds; the shortest interval is 1 s",
        "mo" or "mon" or "month" or "months" => "a month has no fixed length; write 'monthly' or a cron expression such as 'cron: 0 0 1 */3 *'",
        "y" or "yr" or "year" or "years" => "a year has no fixed length; write 'cron: @yearly'",
        _ => $"{Written.Show(word)} is no unit of time{NearMiss.Hint(word, All)}; the units are s, m, h, d and w, or their words",
    };
}
