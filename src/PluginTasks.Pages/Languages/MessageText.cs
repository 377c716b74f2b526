using PluginTasks.Pages.Values;
using PluginTasks.Sdk.Languages;

namespace PluginTasks.Pages.Languages;

/// <summary>A text with placeholders, read once and filled often.</summary>
public sealed class MessageText
{
    private readonly MessagePart[] parts;

    /// <summary>The whole text where it has no placeholders.</summary>
    private readonly string? plain;

    private MessageText(string source)
    {
        Source = plain = source;
        parts = source.Length == 0 ? [] : [new MessagePart(source, IsPlaceholder: false)];
        PlaceholderNames = [];
    }

    private MessageText(string source, MessagePart[] parts, string? problem)
    {
        Source = source;
        Problem = problem;
        this.parts = parts;
        PlaceholderNames = [.. parts.Where(p => p.IsPlaceholder).Select(p => p.Text).Distinct(StringComparer.Ordinal)];
        if (PlaceholderNames.Count == 0)
        {
            var text = string.Concat(parts.Select(p => p.Text));
            plain = text == source ? source : text;
        }
    }

    /// <summary>The text as it was written.</summary>
    public string Source { get; }

    internal ReadOnlySpan<MessagePart> Parts => parts;

    /// <summary>What is wrong with it, for a diagnostic; null where nothing is. Such a text works, as far as it goes.</summary>
    public string? Problem { get; }

    public bool HasPlaceholders => plain is null;

    /// <summary>Each name once, in the order of their first places.</summary>
    public IReadOnlyList<string> PlaceholderNames { get; }

    public static MessageText Parse(string text)
    {
        if (text.AsSpan().IndexOfAny('{', '}') < 0)
        {
            return new MessageText(text);
        }

        var (parts, problem) = MessageReader.Read(text);
        return new MessageText(text, parts, problem);
    }

    /// <summary>Strings go in bare, other values as JSON; a missing argument leaves its placeholder as written.</summary>
    public string Format(ValueMap args)
    {
        if (plain is not null)
        {
            return plain;
        }

        var texts = new string[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            var (text, isPlaceholder) = parts[i];
            texts[i] = !isPlaceholder ? text : args.TryGetValue(text, out var value) ? Show(value) : $"{{{text}}}";
        }

        return string.Concat(texts);
    }

    public override string ToString() => Source;

    private static string Show(Value value) => value.Text
        ?? (value.IsNumber && double.IsFinite(value.Number) ? NumberText.Format(value.Number) : ValueJson.ToText(value));
}
