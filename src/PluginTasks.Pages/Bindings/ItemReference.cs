using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Bindings;

/// <summary><c>$index</c>, <c>$item</c> or <c>$item.a.b</c> at one place of a text.</summary>
internal sealed record ItemReference(string Written, bool IsIndex, IReadOnlyList<string> Keys)
{
    /// <summary>The reference that starts at <paramref name="start"/>, where there is one.</summary>
    public static ItemReference? At(string text, int start)
    {
        var rest = text.AsSpan(start);
        if (rest.StartsWith("$index") && !StartsName(rest[6..]))
        {
            return new ItemReference("$index", true, []);
        }

        if (!rest.StartsWith("$item") || StartsName(rest[5..]))
        {
            return null;
        }

        var keys = new List<string>();
        var end = 5;
        while (end + 1 < rest.Length && rest[end] == '.' && KeyLength(rest[(end + 1)..]) is > 0 and var length)
        {
            keys.Add(rest.Slice(end + 1, length).ToString());
            end += 1 + length;
        }

        return new ItemReference(rest[..end].ToString(), false, keys);
    }

    public Value Evaluate(EvaluationScope scope)
    {
        if (IsIndex)
        {
            return scope.Index.IsNull ? Value.Of(Written) : scope.Index;
        }

        if (!scope.HasItem)
        {
            return Value.Of(Written);
        }

        var value = scope.Item;
        foreach (var key in Keys)
        {
            value = Step(value, key);
        }

        return value;
    }

    private static Value Step(Value value, string key)
    {
        if (value.Map is { } map)
        {
            return map.TryGetValue(key, out var found) ? found : default;
        }

        return value.List is { } list && PointerPath.TryParse(key, out var path) && path.TryResolve(Value.Of(list), out var item)
            ? item
            : default;
    }

    private static bool StartsName(ReadOnlySpan<char> text) => text is [var c, ..] && IsKeyCharacter(c);

    /// <summary>Letters, digits and underscores, with single hyphens between them.</summary>
    private static int KeyLength(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && (IsKeyCharacter(text[end]) ||
            (text[end] == '-' && end > 0 && text[end - 1] != '-' && end + 1 < text.Length && IsKeyCharacter(text[end + 1]))))
        {
            end++;
        }

        return end;
    }

    private static bool IsKeyCharacter(char c) => char.IsLetterOrDigit(c) || c == '_';
}
