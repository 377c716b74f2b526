using PluginTasks.Benchmarks.Reporting;

namespace PluginTasks.Benchmarks.Measuring;

/// <summary>Milliseconds of a cold process, by the clock and of processor time, and of one that does nothing.</summary>
internal sealed record ColdTimes(double Median, double Idle, double Processor, IReadOnlyList<double> All)
{
    public Figure ToFigure(string name, Budget budget) => new(name, Median, "ms", Idle, budget);

    public override string ToString() =>
        $"all five: {string.Join(", ", All.Select(NumberFormat.Show))} ms; processor time {NumberFormat.Show(Processor)} ms; load {MachineLoad.LastMinute()} on {Environment.ProcessorCount} cores";
}
