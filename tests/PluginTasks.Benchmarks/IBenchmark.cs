using PluginTasks.Benchmarks.Reporting;

namespace PluginTasks.Benchmarks;

/// <summary>Measures one budget of the contract.</summary>
internal interface IBenchmark
{
    /// <summary>The budget's name. Its figures have this name, or begin with it and a dot.</summary>
    string Name { get; }

    Task RunAsync(BenchmarkRun run, CancellationToken cancellation);
}
