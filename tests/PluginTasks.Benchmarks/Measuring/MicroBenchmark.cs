using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace PluginTasks.Benchmarks.Measuring;

/// <summary>Runs a BenchmarkDotNet class and gives back its figures.</summary>
internal static class MicroBenchmark
{
    public static IReadOnlyList<MicroResult> Run<T>()
    {
        // In process, because what it would generate is a project under our rules for warnings and packages.
        var job = Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithWarmupCount(8)
            .WithIterationCount(15)
            .WithIterationTime(Perfolizer.Horology.TimeInterval.FromMilliseconds(200));
        var output = new LogCapture();
        var config = ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddLogger(output)
            .WithArtifactsPath(Repository.Artifact("benchmarkdotnet"))
            .WithOptions(ConfigOptions.DisableLogFile);
        var summary = BenchmarkDotNet.Running.BenchmarkRunner.Run<T>(config);
        if (summary.HasCriticalValidationErrors || summary.Reports.Any(r => !r.Success))
        {
            throw new InvalidOperationException(string.Concat(output.CapturedOutput.Select(line => line.Text)));
        }

        return
        [
            .. summary.Reports.Select(report => new MicroResult(
                string.Join(' ', report.BenchmarkCase.Parameters.Items.Select(p => p.Value)),
                report.ResultStatistics!.Median,
                report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0)),
        ];
    }
}
