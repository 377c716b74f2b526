using System.Diagnostics;
using PluginTasks.Benchmarks.Measuring;
using PluginTasks.Benchmarks.Reporting;

namespace PluginTasks.Benchmarks.Hosts;

/// <summary><c>worker.start</c>: the first action of a module that nobody has called yet, over HTTP, and what its process then holds.</summary>
internal sealed class WorkerStartBenchmark : IBenchmark
{
    private const int Rounds = 7;

    public string Name => "worker.start";

    public async Task RunAsync(BenchmarkRun run, CancellationToken cancellation)
    {
        var (times, warm, sizes) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            // A host of its own for each: a module that was called before is in the page cache, and in the host's compiled code.
            await using var host = await HostProcess.StartAsync(new HostOptions { Modules = [] }, cancellation);
            _ = await host.GetAsync("api/v1/me", cancellation);
            var cold = await CallAsync(host, cancellation);
            var again = await CallAsync(host, cancellation);
            if (round > 0)
            {
                times.Add(cold);
                warm.Add(again);
                sizes.Add(host.Children.Max(HostProcess.ResidentOf) / 1e6);
            }
        }

        run.Note($"all: {string.Join(", ", times.Select(NumberFormat.Show))} ms, the next call {NumberFormat.Show(Median.Of(warm))} ms; {string.Join(", ", sizes.Select(NumberFormat.Show))} MB; {MachineLoad.Show()}");
        run.Add(new Figure($"{Name}.p50", Median.Of(times), "ms", null, Budget.AtMost(400)));
        run.Add(new Figure($"{Name}.resident", Median.Of(sizes), "MB", null, Budget.AtMost(70)));
    }

    private static async Task<double> CallAsync(HostProcess host, CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        await host.CallAsync("load.nothing", "{}", cancellation);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
