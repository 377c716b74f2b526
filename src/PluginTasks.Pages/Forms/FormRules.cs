using System.Text.Json;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Forms;

/// <summary>What a form, or a button that collects fields, has to keep to when it sends its action. Immutable.</summary>
public sealed class FormRules
{
    private readonly List<IGrouping<string, ExpectedField>> fields;

    internal FormRules(IEnumerable<ExpectedField> fields) => this.fields = [.. fields.GroupBy(f => f.Rules.Name, StringComparer.Ordinal)];

    /// <summary>What is wrong with what was sent, by the names of the fields, one message each.</summary>
    public IReadOnlyDictionary<string, string> ProblemsIn(JsonElement? sent)
    {
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            if (ProblemWith(field, sent) is { } problem)
            {
                problems[field.Key] = problem;
            }
        }

        return problems;
    }

    /// <summary>Of several fields with one name, of which one is shown at a time, one has to agree.</summary>
    private static string? ProblemWith(IGrouping<string, ExpectedField> fields, JsonElement? sent)
    {
        var isSent = sent is { ValueKind: JsonValueKind.Object } map && map.TryGetProperty(fields.Key, out _);
        var value = isSent ? ValueJson.From(sent!.Value.GetProperty(fields.Key)) : Value.Null;
        string? first = null;
        foreach (var field in fields.Where(f => isSent || f.IsAlwaysThere))
        {
            if (field.Rules.ProblemWith(value) is not { } problem)
            {
                return null;
            }

            first ??= problem;
        }

        return first;
    }
}
