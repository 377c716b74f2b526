using System.Diagnostics;
using PluginTasks.Benchmarks.Measuring;
using PluginTasks.Benchmarks.Reporting;

namespace PluginTasks.Benchmarks.Tasks;

/// <summary><c>tasks.latency</c>: one task at a time on an idle runtime, until it is acknowledged and until its work begins.</summary>
internal sealed class LatencyBenchmark : IBenchmark
{
    private const int WarmUp = 2_000;
    private const int Tasks = 5_000;

    public string Name => "tasks.latency";

    public async Task RunAsync(BenchmarkRun run, CancellationToken cancellation)
    {
        using var file = new TaskFile();
        await using var host = await TaskHost.StartAsync(file);
        var (acknowledged, running) = (new double[WarmUp + Tasks], new double[WarmUp + Tasks]);
        for (var i = 0; i < WarmUp + Tasks; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            (acknowledged[i], running[i]) = await OneAsync(host.Submitter);
        }

        run.Note($"one by one, {Tasks:N0} after {WarmUp:N0} that are not counted; load {MachineLoad.LastMinute()} on {Environment.ProcessorCount} cores");
        Add(run, "ack", acknowledged[WarmUp..]);
        Add(run, "running", running[WarmUp..]);
    }

    private static async Task<(double Acknowledged, double Running)> OneAsync(TaskSubmitter submit)
    {
        var (begun, ended) = (new TaskCompletionSource<long>(), new CountdownTask(1));
        var start = Stopwatch.GetTimestamp();
        await submit(
            _ =>
            {
                begun.SetResult(Stopwatch.GetTimestamp());
                return Task.FromResult<string?>(null);
            },
            ended.Signal);
        var acknowledged = Stopwatch.GetElapsedTime(start);
        var running = Stopwatch.GetElapsedTime(start, await begun.Task);
        await ended.WaitAsync(CancellationToken.None);
        return (acknowledged.TotalMilliseconds, running.TotalMilliseconds);
    }

    private void Add(BenchmarkRun run, string what, double[] times)
    {
        run.Add(new Figure($"{Name}.{what}_p50", Percentile.Of(times, 0.5), "ms", null, Budget.AtMost(0.4)));
        run.Add(new Figure($"{Name}.{what}_p99", Percentile.Of(times, 0.99), "ms", null, Budget.AtMost(4)));
    }
}
