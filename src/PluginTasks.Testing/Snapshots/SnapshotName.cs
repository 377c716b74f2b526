using System.Globalization;

namespace PluginTasks.Testing;

/// <summary>The path of a snapshot without its ending.</summary>
internal static class SnapshotName
{
    private const int LongestParameters = 120;

    public static string Of(string sourceFile, string test, object? parameters)
    {
        var folder = Path.GetDirectoryName(sourceFile) ?? "";
        var name = $"{Path.GetFileNameWithoutExtension(sourceFile)}.{test}{Safe(Parameters(parameters))}";
        return Path.Combine(folder, name);
    }

    private static string Parameters(object? parameters) => parameters switch
    {
        null => "",
        string text => $"_{text}",
        _ => string.Concat(parameters.GetType().GetProperties()
            .Select(p => string.Create(CultureInfo.InvariantCulture, $"_{p.Name}={p.GetValue(parameters) ?? "null"}"))),
    };

    private static string Safe(string text)
    {
        var safe = string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '=' or '-' or '.' or ',' ? c : '-'));
        return safe.Length > LongestParameters ? safe[..LongestParameters] : safe;
    }
}
