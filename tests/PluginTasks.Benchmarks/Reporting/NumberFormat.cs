using System.Globalization;

namespace PluginTasks.Benchmarks.Reporting;

/// <summary>Numbers with the digits that a noisy machine warrants.</summary>
internal static class NumberFormat
{
    public static string Show(double number) => number.ToString(
        Math.Abs(number) switch
        {
            >= 100 => "#,0",
            >= 10 => "0.#",
            _ => "0.##",
        },
        CultureInfo.InvariantCulture);
}
