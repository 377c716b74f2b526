using System.Diagnostics;
using System.Text;

namespace PluginTasks.Benchmarks.Wire;

/// <summary>Calls of an action that does nothing.</summary>
internal static class Questions
{
    /// <summary>One question after the other; the milliseconds of each.</summary>
    public static async Task<List<double>> AskAsync(WireSocket client, int count, TimeSpan duration, CancellationToken cancellation)
    {
        var times = new List<double>();
        for (var start = Stopwatch.GetTimestamp(); times.Count < count && Stopwatch.GetElapsedTime(start) < duration;)
        {
            var asked = Stopwatch.GetTimestamp();
            await client.SendAsync(Question(times.Count), cancellation);
            var answer = await client.ReceiveAsync("\"actionResult\""u8.ToArray(), cancellation);
            times.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            if (answer.Span.IndexOf("\"ok\":true"u8) < 0)
            {
                throw new InvalidOperationException(Encoding.UTF8.GetString(answer.Span));
            }
        }

        return times;
    }

    private static byte[] Question(int number) => Encoding.UTF8.GetBytes($$"""{"requestId":"r{{number}}","action":{"surfaceId":"main","name":"load.nothing","context":{} } }""");
}
