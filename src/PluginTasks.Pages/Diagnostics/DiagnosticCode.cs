namespace PluginTasks.Pages.Diagnostics;

/// <summary>What kind of problem a diagnostic reports. <c>PT15xx</c> are warnings, the rest errors.</summary>
public sealed record DiagnosticCode(string Id, string Meaning)
{
    public Severity Severity => Id.StartsWith("PT15", StringComparison.Ordinal) ? Severity.Warning : Severity.Error;

    public override string ToString() => Id;
}
