namespace PluginTasks.Benchmarks.Reporting;

/// <summary>What the contract allows a figure: a bound for its value, or for its ratio to the limit measured beside it.</summary>
internal sealed record Budget
{
    private readonly double bound;
    private readonly bool isLeast;
    private readonly bool isOfLimit;

    private Budget(double bound, bool isLeast, bool isOfLimit)
    {
        this.bound = bound;
        this.isLeast = isLeast;
        this.isOfLimit = isOfLimit;
    }

    public static Budget AtLeast(double value) => new(value, isLeast: true, isOfLimit: false);

    public static Budget AtMost(double value) => new(value, isLeast: false, isOfLimit: false);

    public static Budget AtLeastOfLimit(double ratio) => new(ratio, isLeast: true, isOfLimit: true);

    public bool IsKept(double value, double? ratio)
    {
        var measured = isOfLimit ? ratio : value;
        return isLeast ? measured >= bound : measured <= bound;
    }

    /// <summary>"≤ 300 ms", "≥ 0.6 × limit".</summary>
    public string Show(string unit) => $"{(isLeast ? '≥' : '≤')} {NumberFormat.Show(bound)} {(isOfLimit ? "× limit" : unit)}";
}
