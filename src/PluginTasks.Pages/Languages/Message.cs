using PluginTasks.Pages.Values;
using PluginTasks.Sdk.Languages;

namespace PluginTasks.Pages.Languages;

/// <summary>A message of a locale: one text, or one for each plural form.</summary>
public sealed class Message
{
    /// <summary>The argument that a plural form is chosen by.</summary>
    public const string CountArgument = "count";

    /// <summary>By category, without gaps: what is missing is there as what stands in for it.</summary>
    private readonly MessageText[] texts;
    private readonly PluralRule? rule;

    private Message(MessageText[] texts, PluralRule? rule, IReadOnlyList<PluralCategory> categories, string? problem)
    {
        this.texts = texts;
        this.rule = rule;
        Categories = categories;
        if (texts is [var only])
        {
            Problem = only.Problem;
            PlaceholderNames = only.PlaceholderNames;
            return;
        }

        var distinct = texts.Distinct().ToArray();
        Problem = problem ?? distinct.Select(t => t.Problem).FirstOrDefault(p => p is not null);
        PlaceholderNames = [.. distinct.SelectMany(t => t.PlaceholderNames).Distinct(StringComparer.Ordinal)];
    }

    public bool IsPlural => rule is not null;

    /// <summary>The forms that were written; none for a plain message.</summary>
    internal IReadOnlyList<PluralCategory> Categories { get; }

    /// <summary>What is wrong with the message, for a diagnostic; null where nothing is.</summary>
    public string? Problem { get; }

    public bool HasPlaceholders => PlaceholderNames.Count > 0;

    /// <summary>Of all forms together.</summary>
    public IReadOnlyList<string> PlaceholderNames { get; }

    /// <summary>Whether two argument maps can give two texts.</summary>
    public bool DependsOnArguments => IsPlural || HasPlaceholders;

    public static Message Plain(string text) => new([MessageText.Parse(text)], null, [], null);

    /// <summary>A plural message. Without <c>other</c> it has a problem, and its last form stands in.</summary>
    /// <exception cref="ArgumentException">There are no forms.</exception>
    internal static Message Plural(LanguageTag language, IReadOnlyDictionary<PluralCategory, string> forms)
    {
        if (forms.Count == 0)
        {
            throw new ArgumentException("A plural message has at least one form.", nameof(forms));
        }

        var parsed = forms.OrderBy(f => f.Key).ToDictionary(f => f.Key, f => MessageText.Parse(f.Value));
        var hasOther = parsed.TryGetValue(PluralCategory.Other, out var other);
        var fallback = other ?? parsed[parsed.Keys.Max()];
        return new Message(
            [.. Enum.GetValues<PluralCategory>().Select(c => parsed.GetValueOrDefault(c, fallback))],
            PluralRules.RuleFor(language.Text),
            [.. parsed.Keys],
            hasOther ? null : "a plural message needs the form 'other'");
    }

    /// <summary>The text of a form, or of what stands in for it.</summary>
    internal MessageText TextFor(PluralCategory category) => texts[rule is null ? 0 : (int)category];

    public string Format(ValueMap args) => TextFor(CategoryFor(args)).Format(args);

    /// <summary>As it was written: a text, or a map of forms.</summary>
    public Value ToValue() => IsPlural
        ? Value.Of(new ValueMap(Categories.Select(c => KeyValuePair.Create(PluralCategoryNames.NameOf(c), Value.Of(TextFor(c).Source)))))
        : Value.Of(TextFor(PluralCategory.Other).Source);

    private PluralCategory CategoryFor(ValueMap args) =>
        rule is not null && args.TryGetValue(CountArgument, out var count) && count.IsNumber
            ? PluralRules.Select(rule, count.Number)
            : PluralCategory.Other;
}
