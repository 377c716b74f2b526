using System.Globalization;

namespace PluginTasks.Samples.Tests.Reports;

/// <summary>The totals of a file of sales, computed in another way than the module does: all at once, from the file's text.</summary>
internal sealed record SalesByHand(int Rows, int Duplicates, long Cents, long CentsMerged)
{
    public static SalesByHand Read(string dataFolder, string month)
    {
        var lines = File.ReadAllLines(Path.Combine(dataFolder, "modules", "reports", $"sales-{month}.csv"));
        var distinct = lines.DistinctBy(line => line.Split(';')[0]).ToList();
        return new SalesByHand(lines.Length, lines.Length - distinct.Count, Sum(lines), Sum(distinct));
    }

    private static long Sum(IEnumerable<string> lines) => lines.Sum(line => long.Parse(line.Split(';')[3], CultureInfo.InvariantCulture));
}
