using PluginTasks.Pages.Patterns;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Rules;

/// <summary>
/// The <c>matches</c> of one condition. It remembers the last pattern, since one that is bound seldom
/// changes; a bad one is found nowhere.
/// </summary>
internal sealed class PatternMatcher
{
    private Compiled? last;

    public bool IsFound(Value left, Value right) =>
        left.Text is { } text && right.Text is { } pattern && Compile(pattern) is { } compiled && compiled.IsFoundIn(text);

    private Pattern? Compile(string text)
    {
        var known = last;
        if (known is null || known.Text != text)
        {
            known = new Compiled(text, Pattern.TryParse(text, out var pattern, out _) ? pattern : null);
            last = known;
        }

        return known.Pattern;
    }

    private sealed record Compiled(string Text, Pattern? Pattern);
}
