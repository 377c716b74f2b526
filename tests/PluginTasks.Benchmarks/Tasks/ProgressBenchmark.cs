using System.Diagnostics;
using PluginTasks.Benchmarks.Measuring;
using PluginTasks.Benchmarks.Reporting;
using PluginTasks.Tasks.Runtime;

namespace PluginTasks.Benchmarks.Tasks;

/// <summary><c>tasks.progress</c>: calls of <c>UpdateProgressAsync</c> that a hundred running tasks make, and what of it is written.</summary>
internal sealed class ProgressBenchmark : IBenchmark
{
    private const int Tasks = 100;
    private const int Rounds = 5;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);

    public string Name => "tasks.progress";

    public async Task RunAsync(BenchmarkRun run, CancellationToken cancellation)
    {
        var (calls, writes, seconds) = (new List<double>(), new List<double>(), new List<double>());
        await RoundAsync(cancellation);
        for (var round = 0; round < Rounds; round++)
        {
            var (called, written, took) = await RoundAsync(cancellation);
            calls.Add(called);
            writes.Add(written);
            seconds.Add(took);
        }

        run.Note($"all five: {string.Join(", ", calls.Select(NumberFormat.Show))} /s; the rounds of {Round.TotalSeconds} s took {string.Join(", ", seconds.Select(NumberFormat.Show))} s; load {MachineLoad.LastMinute()} on {Environment.ProcessorCount} cores");
        run.Add(new Figure($"{Name}.calls", Median.Of(calls), "/s", null, Budget.AtLeast(200_000)));
        run.Add(new Figure($"{Name}.rows", Median.Of(writes), "/s and task", null, Budget.AtMost(25)));
    }

    private static async Task<(double Calls, double Rows, double Seconds)> RoundAsync(CancellationToken cancellation)
    {
        using var file = new TaskFile();
        await using var host = await TaskHost.StartAsync(file, new TaskRuntimeOptions { MaxRunning = Tasks });
        var ended = new CountdownTask(Tasks);
        var calls = 0L;
        var begun = Stopwatch.GetTimestamp();
        var ids = new List<string>();
        for (var i = 0; i < Tasks; i++)
        {
            ids.Add(await host.Submitter(
                async task =>
                {
                    var (start, count) = (Stopwatch.GetTimestamp(), 0L);
                    for (var passed = TimeSpan.Zero; passed < Round; passed = Stopwatch.GetElapsedTime(start))
                    {
                        // Others want the thread too.
                        await Task.Yield();
                        for (var call = 0; call < 16; call++, count++)
                        {
                            await task.UpdateProgressAsync(passed / Round);
                        }
                    }

                    Interlocked.Add(ref calls, count);
                    return null;
                },
                ended.Signal));
        }

        await ended.WaitAsync(cancellation);

        // By the clock over all of them: their own times overlap only in part where threads are short.
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        var rows = 0L;
        foreach (var id in ids)
        {
            // One for the submit, one each for its start and its end.
            rows += (await host.Store.GetAsync(id, cancellation))!.Seq - 3;
        }

        return (calls / seconds, rows / Round.TotalSeconds / Tasks, seconds);
    }
}
