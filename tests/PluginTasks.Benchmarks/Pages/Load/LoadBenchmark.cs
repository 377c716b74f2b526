using PluginTasks.Benchmarks.Measuring;
using PluginTasks.Benchmarks.Reporting;

namespace PluginTasks.Benchmarks.Pages.Load;

/// <summary><c>pages.load</c>: a cold <c>plugintasks validate</c> of 200 pages of 100 components.</summary>
internal sealed class LoadBenchmark : IBenchmark
{
    public string Name => "pages.load";

    public async Task RunAsync(BenchmarkRun run, CancellationToken cancellation)
    {
        var times = await ColdProcess.MeasureAsync(
            Repository.Command, ["validate", "--strict"], GeneratedModules.Write(), cancellation);
        run.Note(times.ToString());
        run.Add(times.ToFigure(Name, Budget.AtMost(1_200)));
    }
}
