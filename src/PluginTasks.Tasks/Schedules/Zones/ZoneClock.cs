namespace PluginTasks.Tasks.Schedules.Zones;

/// <summary>
/// The wall clock of a zone. Built on the offset at a moment alone: what the framework says about invalid and
/// ambiguous local times misses changes that are no daylight saving, such as Samoa's skipped day.
/// Moments are whole seconds of kind UTC, local times whole seconds of kind unspecified.
/// </summary>
internal sealed class ZoneClock(TimeZoneInfo zone)
{
    // No zone has changed its offset twice within this time.
    private static readonly TimeSpan Stride = TimeSpan.FromHours(12);

    // Offsets reach from -14 to +14 hours; a clock is set back by a day at most.
    private static readonly TimeSpan LargestOffset = TimeSpan.FromHours(15);
    private static readonly TimeSpan LargestChange = TimeSpan.FromHours(26);

    public TimeSpan OffsetAt(DateTime utc) => zone.GetUtcOffset(utc);

    public DateTime ToLocal(DateTime utc) => DateTime.SpecifyKind(utc + OffsetAt(utc), DateTimeKind.Unspecified);

    /// <summary>
    /// The first moment at which the clock shows a local time or more: of a repeated time the first, of a skipped
    /// one the end of the gap. Later local times never come earlier.
    /// </summary>
    public DateTime FirstMoment(DateTime local)
    {
        var at = DateTime.SpecifyKind(local - LargestOffset, DateTimeKind.Utc);
        while (true)
        {
            var shown = DateTime.SpecifyKind(local - OffsetAt(at), DateTimeKind.Utc);
            if (shown <= at)
            {
                return at;
            }

            if (FirstChange(at, shown) is not { } change)
            {
                return shown;
            }

            at = change;
        }
    }

    /// <summary>The earliest local time that the clock has not shown up to a moment, that moment included.</summary>
    public DateTime FirstUnseen(DateTime utc)
    {
        var unseen = ToLocal(utc).AddSeconds(1);
        for (var change = FirstChange(utc - LargestChange, utc); change is { } at; change = FirstChange(at, utc))
        {
            var top = DateTime.SpecifyKind(at + OffsetAt(at.AddSeconds(-1)), DateTimeKind.Unspecified);
            unseen = top > unseen ? top : unseen;
        }

        return unseen;
    }

    /// <summary>The first moment after <paramref name="from"/> and not after <paramref name="to"/> from which another offset is valid.</summary>
    public DateTime? FirstChange(DateTime from, DateTime to)
    {
        var offset = OffsetAt(from);
        for (var low = from; low < to;)
        {
            var high = to - low > Stride ? low + Stride : to;
            if (OffsetAt(high) != offset)
            {
                return Narrow(low, high, offset);
            }

            low = high;
        }

        return null;
    }

    private DateTime Narrow(DateTime low, DateTime high, TimeSpan offsetAtLow)
    {
        while ((high - low).Ticks > TimeSpan.TicksPerSecond)
        {
            var middle = low.AddSeconds((high - low).Ticks / TimeSpan.TicksPerSecond / 2);
            (low, high) = OffsetAt(middle) == offsetAtLow ? (middle, high) : (low, middle);
        }

        return high;
    }
}
