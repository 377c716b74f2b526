namespace PluginTasks.Tasks.Schedules.Cron;

/// <summary>The times of day that an expression allows, as sets of bits.</summary>
internal sealed record TimesOfDay(ulong Seconds, ulong Minutes, ulong Hours)
{
    /// <summary>The first allowed second of the day that is not before one; null where the day has none left.</summary>
    public int? NextFrom(int secondOfDay)
    {
        var (hour, minute, second) = (secondOfDay / 3600, secondOfDay / 60 % 60, secondOfDay % 60);
        for (var h = Bits.NextFrom(Hours, hour); h is { } nextHour; h = Bits.NextFrom(Hours, nextHour + 1))
        {
            if (nextHour > hour)
            {
                (minute, second) = (0, 0);
            }

            for (var m = Bits.NextFrom(Minutes, minute); m is { } nextMinute; m = Bits.NextFrom(Minutes, nextMinute + 1))
            {
                if (Bits.NextFrom(Seconds, nextHour > hour || nextMinute > minute ? 0 : second) is { } nextSecond)
                {
                    return (nextHour * 3600) + (nextMinute * 60) + nextSecond;
                }
            }
        }

        return null;
    }
}
