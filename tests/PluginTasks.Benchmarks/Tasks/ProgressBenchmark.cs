using PluginTasks.Benchmarks.Measuring;
using PluginTasks.Benchmarks.Reporting;

namespace PluginTasks.Benchmarks.Tasks;

/// <summary><c>tasks.progress</c>: calls of <c>UpdateProgressAsync</c> that a hundred running tasks of a module make, and what of it is written.</summary>
internal sealed class ProgressBenchmark : IBenchmark
{
    private const int Tasks = 100;
    private const int Rounds = 5;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);

    public string Name => "tasks.progress";

    public async Task RunAsync(BenchmarkRun run, CancellationToken cancellation)
    {
        await RunAsync(run, Name, isInWorker: false);
        await RunAsync(run, $"{Name}.worker", isInWorker: true);
    }

    private static async Task RunAsync(BenchmarkRun run, string name, bool isInWorker)
    {
        var (calls, writes) = (new List<double>(), new List<double>());
        await RoundAsync(isInWorker);
        for (var round = 0; round < Rounds; round++)
        {
            var (called, written) = await RoundAsync(isInWorker);
            calls.Add(called);
            writes.Add(written);
        }

        run.Note($"{(isInWorker ? "in a worker" : "in this process")}: {string.Join(", ", calls.Select(NumberFormat.Show))} /s; load {MachineLoad.LastMinute()} on {Environment.ProcessorCount} cores");
        run.Add(new Figure($"{name}.calls", Median.Of(calls), "/s", null, Budget.AtLeast(200_000)));
        run.Add(new Figure($"{name}.rows", Median.Of(writes), "/s and task", null, Budget.AtMost(25)));
    }

    private static async Task<(double Calls, double Rows)> RoundAsync(bool isInWorker)
    {
        await using var module = await LoadModule.StartAsync(isInWorker, maxRunning: Tasks);
        return await module.ReportAsync(Tasks, Round);
    }
}
