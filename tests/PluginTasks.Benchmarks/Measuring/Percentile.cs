namespace PluginTasks.Benchmarks.Measuring;

internal static class Percentile
{
    /// <summary>The smallest value that so large a part of the values does not exceed.</summary>
    public static double Of(IEnumerable<double> values, double part)
    {
        var sorted = values.Order().ToArray();
        return sorted[Math.Max(0, (int)Math.Ceiling(part * sorted.Length) - 1)];
    }
}
