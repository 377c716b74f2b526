using System.Buffers.Text;
using System.Diagnostics;

namespace PluginTasks.Benchmarks.Wire;

/// <summary>When the last client had heard of each step of a task, or of a later one. Thread safe.</summary>
internal sealed class Arrivals(int steps)
{
    private readonly long[] last = new long[steps];
    private long frames;

    public long Frames => frames;

    public long LastOf(int step) => last[step];

    /// <summary>Follows on one connection until the task has ended.</summary>
    public async Task FollowAsync(WireSocket client, CancellationToken cancellation)
    {
        var (known, count) = (0, 0);
        while (true)
        {
            var frame = await client.ReceiveAsync(cancellation);
            var now = Stopwatch.GetTimestamp();
            count++;
            var hasEnded = frame.Span.IndexOf("backgroundTaskCompleted"u8) >= 0;
            for (var step = hasEnded ? steps : StepOf(frame.Span); known < step; known++)
            {
                Later(ref last[known], now);
            }

            if (hasEnded)
            {
                Interlocked.Add(ref frames, count);
                return;
            }
        }
    }

    private int StepOf(ReadOnlySpan<byte> frame)
    {
        var key = "\"progress\":"u8;
        var at = frame.IndexOf(key);
        return at >= 0 && Utf8Parser.TryParse(frame[(at + key.Length)..], out double progress, out _) ? (int)Math.Round(progress * steps) : 0;
    }

    private static void Later(ref long place, long time)
    {
        for (var seen = Volatile.Read(ref place); seen < time;)
        {
            seen = Interlocked.CompareExchange(ref place, time, seen) is var found && found == seen ? time : found;
        }
    }
}
