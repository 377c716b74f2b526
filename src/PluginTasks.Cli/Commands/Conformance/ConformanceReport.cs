using PluginTasks.Pages.Values;

namespace PluginTasks.Cli.Commands.Conformance;

/// <summary>How the cases of all files went.</summary>
internal sealed class ConformanceReport
{
    private readonly List<CaseFailure> failures = [];

    public int Passed { get; private set; }

    public IReadOnlyList<CaseFailure> Failures => failures;

    public void Add(string suite, string name, string? problem)
    {
        if (problem is null)
        {
            Passed++;
        }
        else
        {
            failures.Add(new CaseFailure(suite, name, problem));
        }
    }

    public void Write(Terminal terminal, bool asJson)
    {
        if (asJson)
        {
            terminal.Out.WriteLine(ValueJson.Indent(ValueJson.ToUtf8(ToValue())));
            return;
        }

        foreach (var failure in failures)
        {
            terminal.Out.WriteLine($"FAILED {failure.Suite}: {failure.Name}: {failure.Problem}");
        }

        terminal.Out.WriteLine($"{Passed} passed, {failures.Count} failed");
    }

    private Value ToValue() => Map(
        ("passed", Value.Of(Passed)),
        ("failed", Value.Of(failures.Count)),
        ("failures", Value.Of(new ValueList(failures.Select(f => Map(
            ("suite", Value.Of(f.Suite)), ("name", Value.Of(f.Name)), ("problem", Value.Of(f.Problem))))))));

    private static Value Map(params (string Key, Value Value)[] entries) =>
        Value.Of(new ValueMap(entries.Select(e => KeyValuePair.Create(e.Key, e.Value))));

    internal sealed record CaseFailure(string Suite, string Name, string Problem);
}
