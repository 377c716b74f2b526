using System.Text;
using PluginTasks.Pages.Patterns;
using PluginTasks.Pages.Rules;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Forms;

/// <summary>
/// One check of a field.
/// The web client has the same in <c>forms/validate.ts</c>, and both pass the cases of <c>conformance/forms.json</c>. Immutable.
/// </summary>
internal sealed class FieldCheck(string rule, Value limit, string? pattern, string? message)
{
    private readonly Pattern? compiled = rule == "regex" && Pattern.TryParse(pattern ?? limit.Text ?? "", out var read, out _) ? read : null;

    public string Rule => rule;

    /// <summary>What is empty fails <c>required</c> alone.</summary>
    public bool Fails(Value value)
    {
        if (rule == "required")
        {
            return IsEmpty(value);
        }

        return !IsEmpty(value) && rule switch
        {
            "min" => Compare(value) < 0,
            "max" => Compare(value) > 0,
            // A pattern that cannot be read is found nowhere.
            "regex" => value.Text is { } text && compiled?.IsFoundIn(text) != true,
            "email" => value.Text is { } address && !IsAddress(address),
            _ => false,
        };
    }

    /// <summary>The author's words, or those of the client.</summary>
    public string Message(Value value) => message is { Length: > 0 } ? message : rule switch
    {
        "required" => "Please fill this in.",
        "email" => "This is not an e-mail address.",
        "min" => $"At least {Bound(value)}.",
        "max" => $"At most {Bound(value)}.",
        _ => "This does not have the right form.",
    };

    private static bool IsEmpty(Value value) => value.Kind switch
    {
        ValueKind.Null => true,
        ValueKind.Boolean => !value.IsTrue,
        ValueKind.Text => value.Text!.Length == 0,
        ValueKind.List => value.List!.All(item => item.IsNull || item.Text is ""),
        _ => false,
    };

    /// <summary>Something, an at sign, and a domain whose parts are not empty; what is more is known to mail servers alone.</summary>
    private static bool IsAddress(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && text.LastIndexOf('@') == at && !text.Any(Numeric.IsSpace) && text[(at + 1)..].Split('.').All(part => part.Length > 0);
    }

    /// <summary>A number's size, a text's or a list's length, a date by its place in time. Zero where they do not compare.</summary>
    private int Compare(Value value)
    {
        if (value.IsNumber)
        {
            return Numeric.TryRead(limit, out var bound) ? value.Number.CompareTo(bound) : 0;
        }

        return value switch
        {
            { List: { } list } => limit.IsNumber ? ((double)list.Count).CompareTo(limit.Number) : 0,
            { Text: { } text } => limit switch
            {
                { IsNumber: true } => ((double)LengthOf(text)).CompareTo(limit.Number),
                { Text: { } bound } => string.CompareOrdinal(text, bound),
                _ => 0,
            },
            _ => 0,
        };
    }

    /// <summary>Letters are counted as people do, not in the units of UTF-16.</summary>
    private static int LengthOf(string text) => text.EnumerateRunes().Count();

    private string Bound(Value value)
    {
        if (!limit.IsNumber)
        {
            return limit.Text ?? "";
        }

        var number = NumberText.Format(limit.Number);
        return value.Text is null ? number : limit.Number == 1 ? "one character" : $"{number} characters";
    }
}
