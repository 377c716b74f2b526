using PluginTasks.Benchmarks.Measuring;
using PluginTasks.Benchmarks.Reporting;

namespace PluginTasks.Benchmarks.Rules;

/// <summary><c>rules.condition</c>: the worst and the mean of the conditions that pages use.</summary>
internal sealed class ConditionBenchmark : IBenchmark
{
    public string Name => "rules.condition";

    public Task RunAsync(BenchmarkRun run, CancellationToken cancellation)
    {
        var results = MicroBenchmark.Run<Condition>();
        foreach (var result in results)
        {
            run.Note($"{result.Case}: {NumberFormat.Show(result.Nanoseconds)} ns, {result.Bytes} B");
        }

        run.Add(new Figure($"{Name}.worst", results.Max(r => r.Nanoseconds), "ns", null, Budget.AtMost(100)));
        run.Add(new Figure($"{Name}.mean", results.Average(r => r.Nanoseconds), "ns", null, Budget.AtMost(100)));
        run.Add(new Figure($"{Name}.allocated", results.Max(r => r.Bytes), "B", null, Budget.AtMost(0)));
        return Task.CompletedTask;
    }
}
