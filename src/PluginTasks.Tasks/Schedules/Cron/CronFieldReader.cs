using PluginTasks.Tasks.Schedules.Reading;

namespace PluginTasks.Tasks.Schedules.Cron;

/// <summary>Reads one field of a cron expression: values, ranges, steps and lists of these.</summary>
internal sealed class CronFieldReader(Cursor cursor, CronField field)
{
    /// <summary>The whole field; what is wrong is in the cursor.</summary>
    public ulong List()
    {
        var set = 0UL;
        Each(() => set |= Item());
        return set;
    }

    /// <summary>Reads a list, its items with <paramref name="item"/>, up to the space that ends the field.</summary>
    public void Each(Action item)
    {
        cursor.SkipSpace();
        do
        {
            if (cursor.Current == ',' || cursor.AtSpaceOrEnd)
            {
                cursor.Fail(cursor.Position, $"an item of the {field.Name}s is empty");
                return;
            }

            item();
        }
        while (cursor.Error is null && cursor.Accept(','));
        if (!cursor.AtSpaceOrEnd)
        {
            cursor.Fail(cursor.Position, $"{Written.Show(cursor.Current)} is not understood in the {field.Name}s");
        }
    }

    /// <summary>An item that is no extra of its field.</summary>
    public ulong Item() => cursor.Accept('*')
        ? Stepped(field.Min, field.Max)
        : Value() is { } first ? From(first) : 0;

    /// <summary>The rest of an item after its first value.</summary>
    public ulong From(CronValue first)
    {
        if (!cursor.Accept('-'))
        {
            return cursor.Current == '/' ? Stepped(field.Fold(first.Number), field.Max) : 1UL << field.Fold(first.Number);
        }

        if (Value() is not { } last)
        {
            return 0;
        }

        if (first.Number <= last.Number)
        {
            return Stepped(first.Number, last.Number);
        }

        // Names have no least and greatest, so FRI-MON can only mean over the end of the week.
        if (first.IsName && last.IsName)
        {
            return Stepped(first.Number, last.Number + field.Size);
        }

        cursor.Fail(first.Position, $"the range goes backwards: {first.Number} is greater than {last.Number}");
        return 0;
    }

    public CronValue? Value()
    {
        var start = cursor.Position;
        if (cursor.Number() is { } number)
        {
            if (number >= field.Min && number <= field.Limit)
            {
                return new CronValue((int)number, start, IsName: false);
            }

            cursor.Fail(start, $"{Written.Show(cursor.Text[start..cursor.Position])} is no {field.Name}: {field.Values}");
            return null;
        }

        var word = cursor.Word();
        if (word.Length > 0 && field.Names?.Invoke(word) is { } named)
        {
            return new CronValue(named, start, IsName: true);
        }

        // FRIL: the last letter belongs to what follows the name.
        if (word.EndsWith('l') && field.Names?.Invoke(word[..^1]) is { } last)
        {
            cursor.Position--;
            return new CronValue(last, start, IsName: true);
        }

        cursor.Fail(start, NoValue(word));
        return null;
    }

    private string NoValue(string word) => word.Length > 0
        ? $"{Written.Show(word)} is no {field.Name}: {field.Values}"
        : cursor.AtSpaceOrEnd || cursor.Current == ','
            ? $"a {field.Name} is missing: {field.Values}"
            : $"{Written.Show(cursor.Current)} is no {field.Name}: {field.Values}";

    private ulong Stepped(int first, int last)
    {
        var step = 1;
        if (cursor.Accept('/'))
        {
            if (Step() is not { } given)
            {
                return 0;
            }

            step = given;
        }

        var set = 0UL;
        for (var value = first; value <= last; value += step)
        {
            set |= 1UL << field.Fold(value);
        }

        return set;
    }

    private int? Step()
    {
        var start = cursor.Position;
        var step = cursor.Number();
        if (step is >= 1 && step <= field.Size)
        {
            return (int)step;
        }

        cursor.Fail(start, step switch
        {
            null => "a step is missing after '/'",
            0 => "a step cannot be 0",
            _ => $"a step of {field.Name}s is 1 to {field.Size}; for a longer time write an interval such as 'every 90m'",
        });
        return null;
    }
}
