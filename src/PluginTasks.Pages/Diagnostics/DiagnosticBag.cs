namespace PluginTasks.Pages.Diagnostics;

/// <summary>
/// Collects what is wrong with a page or a module. Each problem is kept once, and of a file that is
/// nothing but problems only the first thousand. Not thread safe.
/// </summary>
public sealed class DiagnosticBag
{
    public const int LimitPerFile = 1_000;

    private readonly HashSet<Diagnostic> found = [];
    private readonly Dictionary<string, int> perFile = new(StringComparer.Ordinal);

    public int Count => found.Count;

    public bool HasErrors => found.Any(d => d.Severity == Severity.Error);

    public void Add(DiagnosticCode code, string file, int line, int column, string message)
    {
        var count = perFile.GetValueOrDefault(file);
        if (count < LimitPerFile)
        {
            if (found.Add(new Diagnostic(code, file, line, column, message)))
            {
                perFile[file] = count + 1;
            }
        }
        else
        {
            found.Add(new Diagnostic(
                DiagnosticCodes.TooManyProblems, file, int.MaxValue, 1, $"more than {LimitPerFile} problems in this file"));
        }
    }

    public void AddRange(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var d in diagnostics)
        {
            Add(d.Code, d.File, d.Line, d.Column, d.Message);
        }
    }

    /// <summary>What was found, sorted by file, line and column.</summary>
    public IReadOnlyList<Diagnostic> ToSorted() => [.. found.Order()];
}
