using System.Diagnostics.CodeAnalysis;

namespace PluginTasks.Pages.Patterns;

/// <summary>
/// A regular expression in RE2's language without flags. Looking for it takes time linear in the
/// text, whatever the pattern, so it may come from anybody. Safe to use from many threads.
/// </summary>
public sealed class Pattern
{
    public const int MaxLength = 10_000;

    private readonly PatternProgram program;
    private readonly Lazy<Automaton?> automaton;

    private Pattern(string text, PatternProgram program)
    {
        Text = text;
        this.program = program;
        automaton = new Lazy<Automaton?>(() => Automaton.For(program));
    }

    public string Text { get; }

    public static bool TryParse(string text, [NotNullWhen(true)] out Pattern? pattern, out PatternError error)
    {
        pattern = null;
        if (text.Length > MaxLength)
        {
            error = new PatternError($"pattern is longer than {MaxLength} characters", MaxLength);
            return false;
        }

        if (!PatternParser.TryParse(text, out var program, out error))
        {
            return false;
        }

        pattern = new Pattern(text, program);
        return true;
    }

    /// <summary>Whether the pattern matches anywhere in the text.</summary>
    public bool IsFoundIn(ReadOnlySpan<char> text) => program.IsLiteral
        ? text.IndexOf(program.Prefix, StringComparison.Ordinal) >= 0
        : automaton.Value?.IsFoundIn(text) ?? Matcher.IsFound(program, text);

    public override string ToString() => Text;
}
