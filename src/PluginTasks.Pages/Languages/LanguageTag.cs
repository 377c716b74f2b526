using System.Diagnostics.CodeAnalysis;
using PluginTasks.Sdk.Languages;

namespace PluginTasks.Pages.Languages;

/// <summary>
/// A language tag such as <c>pt-BR</c>. Case does not matter and <c>_</c> is read as <c>-</c>; the
/// text is in the usual casing, so equal tags have equal texts.
/// </summary>
public sealed record LanguageTag
{
    public const int MaxLength = TagText.MaxLength;

    private LanguageTag(string text) => Text = text;

    public static LanguageTag English { get; } = new("en");

    public string Text { get; }

    /// <summary>The tag that this one refines (<c>zh-Hant</c> for <c>zh-Hant-TW</c>), or null.</summary>
    public LanguageTag? Base => TagText.BaseOf(Text) is { IsEmpty: false } text ? new LanguageTag(text.ToString()) : null;

    /// <summary>False for what is not a language tag, which comes from users and so may be anything.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out LanguageTag? tag)
    {
        Span<char> buffer = stackalloc char[MaxLength];
        tag = TagText.TryNormalize(text, buffer, out var length) ? new LanguageTag(buffer[..length].ToString()) : null;
        return tag is not null;
    }

    public override string ToString() => Text;
}
