namespace PluginTasks.Tasks.Storage;

/// <summary>Times as every store keeps them: UTC, cut to milliseconds.</summary>
public static class StoredTime
{
    public static DateTimeOffset Cut(DateTimeOffset time) => IsCut(time)
        ? time
        : DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());

    public static DateTimeOffset? Cut(DateTimeOffset? time) => time is { } t ? Cut(t) : null;

    internal static bool IsCut(DateTimeOffset time) =>
        time.Offset == TimeSpan.Zero && time.Ticks % TimeSpan.TicksPerMillisecond == 0;
}
