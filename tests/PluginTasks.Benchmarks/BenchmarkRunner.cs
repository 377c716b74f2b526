using PluginTasks.Benchmarks.Cli;
using PluginTasks.Benchmarks.Client;
using PluginTasks.Benchmarks.Hosts;
using PluginTasks.Benchmarks.Pages.Definition;
using PluginTasks.Benchmarks.Pages.Load;
using PluginTasks.Benchmarks.Pages.Resolved;
using PluginTasks.Benchmarks.Reporting;
using PluginTasks.Benchmarks.Rules;
using PluginTasks.Benchmarks.Sandbox;
using PluginTasks.Benchmarks.Tasks;
using PluginTasks.Benchmarks.Wire;

namespace PluginTasks.Benchmarks;

/// <summary>Runs the benchmarks whose names begin with one of the arguments; all of them without any.</summary>
internal static class BenchmarkRunner
{
    /// <summary>A new area adds its benchmarks here.</summary>
    private static readonly IBenchmark[] All =
    [
        new ConditionBenchmark(),
        new ResolvedBenchmark(),
        new DefinitionBenchmark(),
        new LoadBenchmark(),
        new RenderBenchmark(),
        new ThroughputBenchmark(),
        new WorkerThroughputBenchmark(),
        new LatencyBenchmark(),
        new GrowthBenchmark(),
        new WaitingBenchmark(),
        new ProgressBenchmark(),
        new FanoutBenchmark(),
        new RoundtripBenchmark(),
        new IdleSocketsBenchmark(),
        new StartBenchmark(),
        new WorkerStartBenchmark(),
        new ReloadBenchmark(),
        new PageReloadBenchmark(),
        new SpawnBenchmark(),
        new NeighbourBenchmark(),
        new SizeBenchmark(),
        new UpdatesBenchmark(),
    ];

    /// <summary>0 when every budget was kept, 1 when one was not, 2 when no benchmark has such a name.</summary>
    public static async Task<int> RunAsync(string[] names)
    {
        var chosen = Array.FindAll(All, b => names.Length == 0 || names.Any(n => b.Name.StartsWith(n, StringComparison.Ordinal)));
        if (chosen.Length == 0)
        {
            await Console.Error.WriteLineAsync($"There is no such benchmark; there are {string.Join(", ", All.Select(b => b.Name))}.");
            return 2;
        }

        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };

        var run = new BenchmarkRun(Console.Out);
        foreach (var benchmark in chosen)
        {
            run.Start(benchmark.Name);
            await benchmark.RunAsync(run, stop.Token);
        }

        FigureTable.Write(run.Figures, Console.Out);
        await FigureFile.WriteAsync(run.Figures, Repository.Artifact("bench.json"), stop.Token);
        return run.Figures.All(f => f.Ok) ? 0 : 1;
    }
}
