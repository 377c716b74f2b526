using System.Globalization;

namespace Reports;

/// <summary>A line of a file of sales: <c>41;2026-04-03;Genova;1290</c>.</summary>
/// <param name="Number">Rises within a month. A till that lost its connection sends its last sale once more, with the same number.</param>
/// <param name="Shop">Where it was sold.</param>
/// <param name="Cents">For how much.</param>
/// <param name="End">Where in the file the next line begins.</param>
internal sealed record Sale(int Number, string Shop, long Cents, long End)
{
    public static Sale Read(string line, long start)
    {
        var parts = line.Split(';');
        return new Sale(
            int.Parse(parts[0], CultureInfo.InvariantCulture),
            parts[2],
            long.Parse(parts[3], CultureInfo.InvariantCulture),
            start + line.Length + 1);
    }
}
