namespace PluginTasks.Benchmarks.Measuring;

/// <summary>What one case of a micro-benchmark took: the median of its iterations.</summary>
internal sealed record MicroResult(string Case, double Nanoseconds, long Bytes);
