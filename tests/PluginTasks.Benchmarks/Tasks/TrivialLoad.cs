using System.Diagnostics;

namespace PluginTasks.Benchmarks.Tasks;

/// <summary>Callers who hand in trivial tasks, each the next one as soon as the last is acknowledged.</summary>
internal static class TrivialLoad
{
    public const int Callers = 64;

    /// <summary>Tasks a second, from the first call until the last final state is stored.</summary>
    public static async Task<double> RunAsync(TaskSubmitter submit, int tasks, CancellationToken cancellation)
    {
        var ended = new CountdownTask(tasks);
        var left = tasks;
        var start = Stopwatch.GetTimestamp();
        var callers = Enumerable.Range(0, Callers).Select(_ => Task.Run(
            async () =>
            {
                while (Interlocked.Decrement(ref left) >= 0)
                {
                    await submit(_ => Task.FromResult<string?>(null), ended.Signal);
                }
            },
            cancellation));
        await Task.WhenAll(callers);
        await ended.WaitAsync(cancellation);
        return tasks / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
