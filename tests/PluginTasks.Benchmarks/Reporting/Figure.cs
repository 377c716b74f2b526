namespace PluginTasks.Benchmarks.Reporting;

/// <summary>One measured figure.</summary>
/// <param name="Name">The budget's name, with a suffix where it has several figures.</param>
/// <param name="Value">What was measured.</param>
/// <param name="Unit">Of the value and the limit.</param>
/// <param name="Limit">What the machine did in the same run without our part, where that can be measured.</param>
/// <param name="Budget">What is allowed.</param>
internal sealed record Figure(string Name, double Value, string Unit, double? Limit, Budget Budget)
{
    public double? Ratio => Value / Limit;

    public bool Ok => Budget.IsKept(Value, Ratio);
}
