namespace PluginTasks.Benchmarks.Reporting;

/// <summary>Figures as a table that can be pasted into a document.</summary>
internal static class FigureTable
{
    private static readonly string[] Heads = ["name", "value", "limit", "ratio", "budget", ""];

    public static void Write(IReadOnlyList<Figure> figures, TextWriter output)
    {
        var rows = figures.Select(Cells).Prepend(Heads).ToList();
        var widths = Heads.Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        output.WriteLine();
        WriteRow(rows[0], widths, output);
        WriteRow([.. widths.Select(w => new string('-', w))], widths, output);
        foreach (var row in rows.Skip(1))
        {
            WriteRow(row, widths, output);
        }
    }

    private static string[] Cells(Figure figure) =>
    [
        figure.Name,
        $"{NumberFormat.Show(figure.Value)} {figure.Unit}",
        figure.Limit is { } limit ? $"{NumberFormat.Show(limit)} {figure.Unit}" : "",
        figure.Ratio is { } ratio ? NumberFormat.Show(ratio) : "",
        figure.Budget.Show(figure.Unit),
        figure.Ok ? "ok" : "MISSED",
    ];

    private static void WriteRow(string[] cells, int[] widths, TextWriter output) =>
        output.WriteLine($"| {string.Join(" | ", cells.Select((cell, column) => cell.PadRight(widths[column])))} |");
}
