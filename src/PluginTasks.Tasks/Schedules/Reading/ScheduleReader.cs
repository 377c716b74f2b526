using PluginTasks.Tasks.Schedules.Cron;
using PluginTasks.Tasks.Schedules.Zones;

namespace PluginTasks.Tasks.Schedules.Reading;

/// <summary>Tells the kinds of schedule apart by how they begin. A method that returns null has told the cursor why.</summary>
internal sealed class ScheduleReader(Cursor cursor, ZoneClock clock, DateTimeOffset anchor)
{
    public const int LongestExpression = 1000;

    private const string Examples =
        "write for example 'every 30m', 'daily at 07:30', 'mon,thu at 9:00', 'cron: 0 7 * * 1-5', 'at: 2026-12-01T07:00' or 'in 20 minutes'";

    private static readonly string[] FirstWords =
        ["every", "hourly", "daily", "weekly", "monthly", "weekdays", "weekends", "cron", "at", "in", .. DayNames.All];

    public IFirings? Read()
    {
        if (!IsPlainText())
        {
            return null;
        }

        cursor.SkipSpace();
        var start = cursor.Position;
        if (cursor.AtEnd)
        {
            cursor.Fail(cursor.Text.Length, $"the schedule is empty; {Examples}");
            return null;
        }

        return cursor.AtDigit || cursor.Current == '*' ? BareInterval(start) : ByFirstWord(start);
    }

    private bool IsPlainText()
    {
        if (cursor.Text.Length > LongestExpression)
        {
            return cursor.Fail(LongestExpression, $"the schedule is longer than {LongestExpression} characters");
        }

        var strange = cursor.Text.AsSpan().IndexOfAnyExceptInRange(' ', '~');
        while (strange >= 0 && cursor.Text[strange] == '\t')
        {
            var next = cursor.Text.AsSpan(strange + 1).IndexOfAnyExceptInRange(' ', '~');
            strange = next < 0 ? next : strange + 1 + next;
        }

        return strange < 0 || cursor.Fail(
            strange,
            $"{Written.Show(cursor.Text[strange])} cannot stand in a schedule; it takes plain ASCII letters, digits and signs");
    }

    private IFirings? ByFirstWord(int start)
    {
        switch (cursor.Word())
        {
            case "cron":
                return Colon("cron", start) ? CronReader.Read(cursor) is { } cron ? new CronFirings(cron, clock) : null : null;
            case "at":
                return Colon("at", start) ? MomentReader.Read(cursor, clock) is { } due ? new OneTime(due) : null : null;
            case "in":
                return DurationReader.Read(cursor) is { } delay && cursor.Ends("the time span") ? Later(delay, start) : null;
            case "every":
                return Every();
            default:
                return Calendar(start);
        }
    }

    private bool Colon(string word, int start)
    {
        cursor.SkipSpace();
        return cursor.Accept(':') || cursor.Fail(cursor.Position, $"':' is missing after '{word}'; write '{word}: {cursor.Rest(start + word.Length)}'");
    }

    private OneTime? Later(TimeSpan delay, int start)
    {
        if (delay > DateTimeOffset.MaxValue - anchor)
        {
            cursor.Fail(start, "the calendar ends before that");
            return null;
        }

        return new OneTime(anchor + delay);
    }

    private IFirings? Every()
    {
        cursor.SkipSpace();
        var start = cursor.Position;
        if (cursor.AtDigit)
        {
            return IntervalOf(DurationReader.Read(cursor));
        }

        var word = cursor.Word();
        cursor.SkipSpace();
        if (cursor.AtEnd && Units.IsWordForOne(word))
        {
            return new Interval(anchor, Units.Find(word)!.Value);
        }

        cursor.Position = start;
        if (word.Length == 0)
        {
            cursor.Fail(start, "a time span is missing after 'every'; write for example 'every 30m' or 'every 2 days'");
            return null;
        }

        return Calendar(start);
    }

    private Interval? BareInterval(int start)
    {
        if (InsteadOf(start) is { } advice)
        {
            cursor.Fail(start, advice);
            return null;
        }

        if (cursor.Accept('*') && !cursor.Accept('/'))
        {
            cursor.Fail(cursor.Position, "'/' is missing after '*'; write for example '*/30m', or put 'cron:' before a cron expression");
            return null;
        }

        return IntervalOf(DurationReader.Read(cursor));
    }

    /// <summary>What to write instead where a cron expression, a date or a time of day stands alone.</summary>
    private string? InsteadOf(int start)
    {
        var rest = cursor.Rest(start);
        var fields = rest.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (fields is { Length: 5 or 6 } && fields.Take(2).All(f => f[0] is '*' or (>= '0' and <= '9')))
        {
            return $"a cron expression begins with 'cron:'; write 'cron: {rest}'";
        }

        var digits = rest.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return digits switch
        {
            4 when rest[4] == '-' => $"a date begins with 'at:'; write 'at: {rest}'",
            1 or 2 when rest[digits] == ':' => $"a time of day needs its days; write 'daily at {rest}' or 'weekdays at {rest}'",
            _ => null,
        };
    }

    private Interval? IntervalOf(TimeSpan? length) =>
        length is { } given && cursor.Ends("the time span; an interval counts in real time and has no time of day") ? new Interval(anchor, given) : null;

    private CronFirings? Calendar(int start)
    {
        cursor.Position = start;
        if (cursor.Current == '@')
        {
            cursor.Fail(start, $"'cron:' is missing; write 'cron: {cursor.Rest(start)}'");
            return null;
        }

        var word = cursor.Word();
        cursor.Position = start;
        if (!CalendarReader.Begins(word))
        {
            var hint = NearMiss.Hint(word, FirstWords);
            var advice = hint.Length > 0 ? hint : word is "yearly" or "annually" ? $"; write 'cron: @{word}'" : $"; {Examples}";
            cursor.Fail(start, $"{Written.Show(word.Length == 0 ? cursor.Rest(start) : word)} begins no schedule{advice}");
            return null;
        }

        return CalendarReader.Read(cursor) is { } expression ? new CronFirings(expression, clock) : null;
    }
}
