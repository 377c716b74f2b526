using PluginTasks.Benchmarks.Measuring;
using PluginTasks.Benchmarks.Reporting;

namespace PluginTasks.Benchmarks.Pages.Resolved;

/// <summary><c>pages.resolved</c>: one thread writes the resolved tree again and again.</summary>
internal sealed class ResolvedBenchmark : IBenchmark
{
    public string Name => "pages.resolved";

    public Task RunAsync(BenchmarkRun run, CancellationToken cancellation)
    {
        var result = MicroBenchmark.Run<ResolvedPage>().Single();
        run.Note($"one tree: {NumberFormat.Show(result.Nanoseconds / 1e3)} µs");
        run.Add(new Figure($"{Name}.rate", 1e9 / result.Nanoseconds, "/s", null, Budget.AtLeast(30_000)));
        run.Add(new Figure($"{Name}.allocated", result.Bytes / 1024.0, "KB", null, Budget.AtMost(40)));
        return Task.CompletedTask;
    }
}
