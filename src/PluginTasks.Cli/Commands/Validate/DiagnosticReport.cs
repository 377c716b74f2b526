using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Values;

namespace PluginTasks.Cli.Commands.Validate;

/// <summary>Diagnostics as text or JSON.</summary>
internal sealed class DiagnosticReport(IReadOnlyList<Diagnostic> diagnostics, int modules)
{
    public int Errors { get; } = diagnostics.Count(d => d.Severity == Severity.Error);

    public int Warnings { get; } = diagnostics.Count(d => d.Severity == Severity.Warning);

    public void WriteText(Terminal terminal)
    {
        foreach (var diagnostic in diagnostics)
        {
            terminal.Out.WriteLine(terminal.HasColour ? Coloured(diagnostic) : diagnostic.ToString());
        }

        terminal.Out.Flush();
        terminal.Error.WriteLine($"{Count(modules, "module")}: {Count(Errors, "error")}, {Count(Warnings, "warning")}");
    }

    public void WriteJson(Terminal terminal)
    {
        var list = new ValueList(diagnostics.Select(d => Map(
            ("code", Value.Of(d.Code.Id)),
            ("severity", Value.Of(d.Severity == Severity.Error ? "error" : "warning")),
            ("file", Value.Of(d.File)),
            ("line", Value.Of(Math.Max(d.Line, 1))),
            ("column", Value.Of(Math.Max(d.Column, 1))),
            ("message", Value.Of(d.Message)))));
        var report = Map(
            ("modules", Value.Of(modules)),
            ("errors", Value.Of(Errors)),
            ("warnings", Value.Of(Warnings)),
            ("diagnostics", Value.Of(list)));
        terminal.Out.WriteLine(ValueJson.Indent(ValueJson.ToUtf8(report)));
    }

    private static string Coloured(Diagnostic diagnostic)
    {
        var (word, colour) = diagnostic.Severity == Severity.Error ? ("error", "\e[31m") : ("warning", "\e[33m");
        var text = diagnostic.ToString();
        var start = text.IndexOf($": {word} PT", StringComparison.Ordinal) + 2;
        return $"{text[..start]}{colour}{word}\e[0m{text[(start + word.Length)..]}";
    }

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    private static Value Map(params (string Key, Value Value)[] entries) =>
        Value.Of(new ValueMap(entries.Select(e => KeyValuePair.Create(e.Key, e.Value))));
}
