namespace PluginTasks.Tasks.Schedules;

/// <summary>
/// Every so often in real time, counted from an anchor that is itself no firing. A firing never depends on when the
/// one before it ran, so that lateness does not add up.
/// </summary>
internal sealed class Interval(DateTimeOffset anchor, TimeSpan length) : IFirings
{
    public DateTimeOffset? Next(DateTimeOffset after)
    {
        var elapsed = after.UtcTicks - anchor.UtcTicks;
        var count = elapsed < 0 ? 1 : (elapsed / length.Ticks) + 1;
        var sinceAnchor = count * length.Ticks;
        return sinceAnchor > DateTimeOffset.MaxValue.UtcTicks - anchor.UtcTicks ? null : anchor.AddTicks(sinceAnchor);
    }
}
