namespace PluginTasks.Pages.Diagnostics;

/// <summary>
/// Collects what is wrong with a page or a module. Each problem is kept once, and of a file that is
/// nothing but problems only the first thousand. Not thread safe.
/// </summary>
public sealed class DiagnosticBag
{
    public const int LimitPerFile = 1_000;

    /// <summary>How many names are compared in search of what was meant; one misspelling costs as many as there are names.</summary>
    private const int MostCompared = 200_000;

    private readonly HashSet<Diagnostic> found = [];
    private readonly Dictionary<string, int> perFile = new(StringComparer.Ordinal);

    private int compared;

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

    /// <summary>
    /// "; did you mean 'Button'?" for a near miss, else nothing; nothing as well where the problem would
    /// not be kept, or where there have been more misspellings than anybody reads.
    /// </summary>
    public string Suggest(string file, string written, IEnumerable<string> names)
    {
        if (compared >= MostCompared || perFile.GetValueOrDefault(file) >= LimitPerFile)
        {
            return "";
        }

        return Suggestion.For(written, names.TakeWhile(_ => compared++ < MostCompared));
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
