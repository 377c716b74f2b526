using PluginTasks.Benchmarks.Measuring;
using PluginTasks.Benchmarks.Reporting;

namespace PluginTasks.Benchmarks.Tasks;

/// <summary><c>tasks.throughput</c>: trivial tasks from many callers of a module in this process, beside a plain loop that writes such rows.</summary>
internal sealed class ThroughputBenchmark : IBenchmark
{
    private const int Rounds = 5;
    private const int TasksOfRound = 40_000;

    public string Name => "tasks.throughput";

    public async Task RunAsync(BenchmarkRun run, CancellationToken cancellation)
    {
        var (rates, bare, limits, stores) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        await ModuleAsync();
        await RoundAsync(cancellation);
        await PlainLoop.RunAsync(TasksOfRound);
        await StoreAsync();
        for (var round = 0; round < Rounds; round++)
        {
            rates.Add(await ModuleAsync());
            bare.Add(await RoundAsync(cancellation));
            limits.Add(await PlainLoop.RunAsync(TasksOfRound));
            stores.Add(await StoreAsync());
        }

        var (collections, bytes, before) = (GC.CollectionCount(0), GC.GetTotalAllocatedBytes(), Environment.CpuUsage.TotalTime);
        await ModuleAsync();
        var processor = (Environment.CpuUsage.TotalTime - before).TotalMicroseconds;
        bytes = GC.GetTotalAllocatedBytes() - bytes;
        run.Note($"all five: {Show(rates)} /s; plain loop: {Show(limits)} /s; load {MachineLoad.LastMinute()} on {Environment.ProcessorCount} cores");
        run.Note($"without a module: {Show(bare)} /s, {NumberFormat.Show(Median.Of(bare) / Median.Of(limits))} of the limit");
        run.Note($"the store without a runtime, three calls a task: {Show(stores)} /s, {NumberFormat.Show(Median.Of(stores) / Median.Of(limits))} of the limit");
        run.Note($"{processor / TasksOfRound:N0} µs of processor time and {bytes / TasksOfRound:N0} bytes allocated a task, {GC.CollectionCount(0) - collections} collections in {TasksOfRound:N0} tasks");
        run.Add(new Figure(Name, Median.Of(rates), "/s", Median.Of(limits), Budget.AtLeastOfLimit(0.5)));
    }

    private static async Task<double> ModuleAsync()
    {
        await using var module = await LoadModule.StartAsync(isInWorker: false);
        return await module.SubmitAsync(TasksOfRound);
    }

    private static async Task<double> RoundAsync(CancellationToken cancellation)
    {
        using var file = new TaskFile();
        await using var host = await TaskHost.StartAsync(file);
        return await TrivialLoad.RunAsync(host.Submitter, TasksOfRound, cancellation);
    }

    private static async Task<double> StoreAsync()
    {
        using var file = new TaskFile();
        await using var store = file.Open();
        return await StoreLoad.RunAsync(store, TasksOfRound);
    }

    private static string Show(IEnumerable<double> rates) => string.Join(", ", rates.Select(NumberFormat.Show));
}
