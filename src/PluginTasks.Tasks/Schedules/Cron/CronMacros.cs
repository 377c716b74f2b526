using PluginTasks.Tasks.Schedules.Reading;

namespace PluginTasks.Tasks.Schedules.Cron;

/// <summary>The short forms that cron knows, with cron's own meaning: a week begins on Sunday.</summary>
internal static class CronMacros
{
    private static readonly (string Name, string Fields)[] Known =
    [
        ("hourly", "0 * * * *"),
        ("daily", "0 0 * * *"),
        ("midnight", "0 0 * * *"),
        ("weekly", "0 0 * * 0"),
        ("monthly", "0 0 1 * *"),
        ("yearly", "0 0 1 1 *"),
        ("annually", "0 0 1 1 *"),
    ];

    /// <summary>The five fields of the macro at the cursor.</summary>
    public static string? Expand(Cursor cursor)
    {
        var start = cursor.Position;
        cursor.Accept('@');
        var word = cursor.Word();
        foreach (var (name, fields) in Known)
        {
            if (name == word)
            {
                return cursor.Ends($"'@{name}'") ? fields : null;
            }
        }

        cursor.Fail(start, word switch
        {
            "reboot" => "'@reboot' names no time; start the task when the module starts",
            "every" => $"'@every' is written 'every{(cursor.Rest(cursor.Position) is { Length: > 0 } rest ? " " + rest : " 5m")}', without 'cron:'",
            _ => $"'@{word}' is not known{NearMiss.Hint(word, Known.Select(m => m.Name))}; " +
                "there are @hourly, @daily, @midnight, @weekly, @monthly, @yearly and @annually",
        });
        return null;
    }
}
