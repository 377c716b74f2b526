using System.Globalization;

namespace PluginTasks.Tasks.Tests.Schedules;

/// <summary>A random cron expression, and what it means, worked out without the code under test.</summary>
internal sealed class RandomCron
{
    private readonly Random random;
    private readonly Func<int, bool> minute;
    private readonly Func<int, bool> hour;
    private readonly Func<int, bool> month;
    private readonly Func<DateTime, bool> day;
    private readonly Func<DateTime, bool> weekday;
    private readonly bool either;

    public RandomCron(Random random)
    {
        this.random = random;
        (var minuteText, minute) = Field(0, 59);
        (var hourText, hour) = random.Next(2) == 0 ? Field(0, 23) : Field(0, 4);
        (var monthText, month) = random.Next(8) == 0 ? Field(1, 12) : ("*", _ => true);
        (var dayText, day) = Day();
        (var weekdayText, weekday) = Weekday();
        either = dayText[0] != '*' && weekdayText[0] != '*';
        FollowsRealTime = hourText.Contains('*', StringComparison.Ordinal) || hourText.Contains('/', StringComparison.Ordinal);
        Text = $"cron: {minuteText} {hourText} {dayText} {monthText} {weekdayText}";
    }

    public string Text { get; }

    public bool FollowsRealTime { get; }

    public bool Allows(DateTime local) =>
        minute(local.Minute) && hour(local.Hour) && month(local.Month)
        && (either ? day(local) || weekday(local) : day(local) && weekday(local));

    private (string Text, Func<int, bool> Allows) Field(int min, int max)
    {
        if (random.Next(5) == 0)
        {
            return ("*", _ => true);
        }

        var items = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Item(min, max)).ToArray();
        return (string.Join(',', items.Select(i => i.Text)), value => items.Any(i => i.Allows(value)));
    }

    private (string Text, Func<int, bool> Allows) Item(int min, int max)
    {
        var first = random.Next(min, max + 1);
        var last = random.Next(first, max + 1);
        var step = random.Next(1, (max - min) + 2);
        return random.Next(4) switch
        {
            0 => (Number(first), value => value == first),
            1 => ($"{Number(first)}-{Number(last)}", value => value >= first && value <= last),
            2 => ($"{Number(first)}-{Number(last)}/{Number(step)}", value => value >= first && value <= last && (value - first) % step == 0),
            _ when max is 4 => (Number(last), value => value == last),
            _ => ($"*/{Number(step)}", value => (value - min) % step == 0),
        };
    }

    private (string Text, Func<DateTime, bool> Allows) Day()
    {
        var back = random.Next(1, 8);
        switch (random.Next(6))
        {
            case 0:
                var (text, allows) = Field(1, 31);
                return (text, local => allows(local.Day));
            case 1:
                return ("L", local => local.AddDays(1).Day == 1);
            case 2:
                return ($"L-{Number(back)}", local => local.AddDays(back).Month == local.Month && local.AddDays(back + 1).Day == 1);
            default:
                return ("*", _ => true);
        }
    }

    private (string Text, Func<DateTime, bool> Allows) Weekday()
    {
        var weekday = random.Next(0, 7);
        var nth = random.Next(1, 5);
        switch (random.Next(6))
        {
            case 0:
                var (text, allows) = Field(0, 6);
                return (text, local => allows((int)local.DayOfWeek));
            case 1:
                return ($"{Number(weekday)}L", local => (int)local.DayOfWeek == weekday && local.AddDays(7).Month != local.Month);
            case 2:
                return ($"{Number(weekday)}#{Number(nth)}", local => (int)local.DayOfWeek == weekday && (local.Day + 6) / 7 == nth);
            default:
                return ("*", _ => true);
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
