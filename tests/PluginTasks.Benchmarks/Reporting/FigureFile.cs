using System.Text.Json;

namespace PluginTasks.Benchmarks.Reporting;

/// <summary>Writes figures where other programs find them.</summary>
internal static class FigureFile
{
    public static async Task WriteAsync(IReadOnlyList<Figure> figures, string path, CancellationToken cancellation)
    {
        var entries = figures
            .Select(f => new FigureEntry(f.Name, Rounded(f.Value), f.Unit, Rounded(f.Limit), Rounded(f.Ratio), f.Budget.Show(f.Unit), f.Ok))
            .ToArray();
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var file = File.Create(path);
        await JsonSerializer.SerializeAsync(file, entries, FigureJson.Readable.FigureEntryArray, cancellation);
    }

    private static double Rounded(double value) => Math.Round(value, 3);

    private static double? Rounded(double? value) => value is { } number ? Rounded(number) : null;
}
