using System.Diagnostics;
using PluginTasks.Benchmarks.Measuring;
using PluginTasks.Benchmarks.Reporting;
using PluginTasks.Sdk;
using PluginTasks.Store;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Benchmarks.Tasks;

/// <summary><c>tasks.growth</c>: what a million finished rows cost the throughput, the monitor and a start.</summary>
internal sealed class GrowthBenchmark : IBenchmark
{
    private const int Rows = 1_000_000;
    private const int Rounds = 5;
    private const int TasksOfRound = 20_000;
    private const int PageSize = 50;

    private static readonly (string Name, TaskQuery Query)[] Pages =
    [
        ("page", new()),
        ("page_status", new() { Status = [TaskState.Failed] }),
        ("page_user", new() { UserId = "user7" }),
    ];

    // No budget speaks of these; their times are noted.
    private static readonly (string Name, TaskQuery Query)[] Others =
    [
        ("sorted by label", new() { Order = TaskOrder.Label }),
        ("sorted by creation", new() { Order = TaskOrder.CreatedAt }),
        ("one user's, by label", new() { UserId = "user7", Order = TaskOrder.Label }),
        ("label contains, found often", new() { Label = "PORT 99" }),
        ("label contains, found nowhere", new() { Label = "nowhere" }),
        ("of one module", new() { Module = "reports" }),
        ("of one organization", new() { OrganizationId = "org1" }),
    ];

    public string Name => "tasks.growth";

    public async Task RunAsync(BenchmarkRun run, CancellationToken cancellation)
    {
        using var full = new TaskFile();
        await FinishedRows.AddAsync(full, Rows);
        await PagesAsync(run, full);
        run.Add(new Figure($"{Name}.restart", await RestartAsync(full), "ms", null, Budget.AtMost(2_000)));

        var (grown, empty) = (new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            using var fresh = new TaskFile();
            empty.Add(await ThroughputAsync(fresh, cancellation));
            grown.Add(await ThroughputAsync(full, cancellation));
        }

        run.Note($"{Rows:N0} rows; load {MachineLoad.LastMinute()} on {Environment.ProcessorCount} cores");
        run.Add(new Figure($"{Name}.throughput", Median.Of(grown.Skip(1)), "/s", Median.Of(empty.Skip(1)), Budget.AtLeastOfLimit(0.8)));
    }

    private async Task PagesAsync(BenchmarkRun run, TaskFile file)
    {
        await using var store = file.Open();
        foreach (var (name, query) in Pages)
        {
            var (list, count) = await TimesAsync(store, query);
            run.Note($"{name}: list {NumberFormat.Show(list)} ms, count {NumberFormat.Show(count)} ms");
            run.Add(new Figure($"{Name}.{name}", list + count, "ms", null, Budget.AtMost(5)));
        }

        foreach (var (name, query) in Others)
        {
            var (list, count) = await TimesAsync(store, query);
            run.Note($"{name}: list {NumberFormat.Show(list)} ms, count {NumberFormat.Show(count)} ms");
        }
    }

    private static async Task<(double List, double Count)> TimesAsync(SqliteTaskStore store, TaskQuery query)
    {
        var (lists, counts) = (new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            await store.ListAsync(query with { Take = PageSize });
            lists.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            start = Stopwatch.GetTimestamp();
            await store.CountAsync(query);
            counts.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return (Median.Of(lists.Skip(1)), Median.Of(counts.Skip(1)));
    }

    /// <summary>From opening the file until tasks are started.</summary>
    private static async Task<double> RestartAsync(TaskFile file)
    {
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            await using var host = await TaskHost.StartAsync(file);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return Median.Of(times);
    }

    private static async Task<double> ThroughputAsync(TaskFile file, CancellationToken cancellation)
    {
        await using var host = await TaskHost.StartAsync(file);
        return await TrivialLoad.RunAsync(host.Submitter, TasksOfRound, cancellation);
    }
}
