namespace PluginTasks.Web.Sockets;

/// <summary>Counts what happens within a span of time that goes along. One caller at a time.</summary>
internal sealed class RateLimit(int most, TimeSpan span, TimeProvider time)
{
    private readonly Queue<long> times = new();

    /// <summary>Counts one more; false where it is one too many.</summary>
    public bool Take()
    {
        var now = time.GetTimestamp();
        while (times.TryPeek(out var first) && time.GetElapsedTime(first, now) >= span)
        {
            times.Dequeue();
        }

        if (times.Count >= most)
        {
            return false;
        }

        times.Enqueue(now);
        return true;
    }
}
