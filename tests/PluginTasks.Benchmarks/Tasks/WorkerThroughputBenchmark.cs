using PluginTasks.Benchmarks.Measuring;
using PluginTasks.Benchmarks.Reporting;

namespace PluginTasks.Benchmarks.Tasks;

/// <summary><c>tasks.throughput.worker</c>: trivial tasks of a module that runs in a worker process.</summary>
internal sealed class WorkerThroughputBenchmark : IBenchmark
{
    private const int Rounds = 5;
    private const int TasksOfRound = 40_000;

    public string Name => "tasks.throughput.worker";

    public async Task RunAsync(BenchmarkRun run, CancellationToken cancellation)
    {
        var (rates, limits) = (new List<double>(), new List<double>());
        await PlainLoop.RunAsync(TasksOfRound);
        for (var round = 0; round < Rounds; round++)
        {
            await using var module = await LoadModule.StartAsync(isInWorker: true);
            await module.SubmitAsync(TasksOfRound / 4);
            rates.Add(await module.SubmitAsync(TasksOfRound));
            limits.Add(await PlainLoop.RunAsync(TasksOfRound));
        }

        run.Note($"all five: {string.Join(", ", rates.Select(NumberFormat.Show))} /s; load {MachineLoad.LastMinute()} on {Environment.ProcessorCount} cores");
        run.Add(new Figure(Name, Median.Of(rates), "/s", Median.Of(limits), Budget.AtLeast(15_000)));
    }
}
