using PluginTasks.Benchmarks.Reporting;

namespace PluginTasks.Benchmarks.Measuring;

/// <summary>Milliseconds of a cold process, and of one that does nothing.</summary>
internal sealed record ColdTimes(double Median, double Idle, IReadOnlyList<double> All)
{
    public Figure ToFigure(string name, Budget budget) => new(name, Median, "ms", Idle, budget);

    public override string ToString() => $"all five: {string.Join(", ", All.Select(NumberFormat.Show))} ms";
}
