namespace PluginTasks.Pages.Diagnostics;

/// <summary>A mistake of an author, with its place. Lines and columns count from 1; line 0 is the file as a whole.</summary>
public sealed record Diagnostic(DiagnosticCode Code, string File, int Line, int Column, string Message)
    : IComparable<Diagnostic>
{
    public Severity Severity => Code.Severity;

    /// <summary>By file, line, column, then code.</summary>
    public int CompareTo(Diagnostic? other)
    {
        if (other is null)
        {
            return 1;
        }

        var order = string.CompareOrdinal(File, other.File);
        order = order != 0 ? order : Line.CompareTo(other.Line);
        order = order != 0 ? order : Column.CompareTo(other.Column);
        return order != 0 ? order : string.CompareOrdinal(Code.Id, other.Code.Id);
    }

    /// <summary><c>pages/index.yaml:14:7: error PT1203: unknown kind …</c></summary>
    public override string ToString() =>
        $"{File}:{Math.Max(Line, 1)}:{Math.Max(Column, 1)}: {(Severity == Severity.Error ? "error" : "warning")} {Code}: {Message}";

    public static bool operator <(Diagnostic left, Diagnostic right) => left.CompareTo(right) < 0;

    public static bool operator >(Diagnostic left, Diagnostic right) => left.CompareTo(right) > 0;

    public static bool operator <=(Diagnostic left, Diagnostic right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Diagnostic left, Diagnostic right) => left.CompareTo(right) >= 0;
}
