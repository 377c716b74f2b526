using PluginTasks.Benchmarks.Measuring;
using PluginTasks.Benchmarks.Pages;
using PluginTasks.Benchmarks.Pages.Load;
using PluginTasks.Benchmarks.Reporting;

namespace PluginTasks.Benchmarks.Cli;

/// <summary><c>cli.render</c>: a cold <c>plugintasks render</c> of a page: a sample module's, one of 40 components, and one among two hundred.</summary>
internal sealed class RenderBenchmark : IBenchmark
{
    public string Name => "cli.render";

    public async Task RunAsync(BenchmarkRun run, CancellationToken cancellation)
    {
        await MeasureAsync("sample", "hello/index", Repository.Root);
        await MeasureAsync("forty", $"{MonthPage.Module}/{MonthPage.Page}", Path.GetDirectoryName(Repository.FixtureModules)!);
        await MeasureAsync("generated", GeneratedModules.SomePage, GeneratedModules.Write());

        async Task MeasureAsync(string suffix, string page, string folder)
        {
            var times = await ColdProcess.MeasureAsync(Repository.Command, ["render", page], folder, cancellation);
            run.Note(times.ToString());
            run.Add(times.ToFigure($"{Name}.{suffix}", Budget.AtMost(300)));
        }
    }
}
