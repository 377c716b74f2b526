using System.Text.Json;
using PluginTasks.Sdk;
using PluginTasks.Sdk.Languages;

namespace PluginTasks.ModuleRuntime.Languages;

/// <summary>A message: one text, or one for each plural form of its language.</summary>
internal sealed class ModuleMessage
{
    private const string CountArgument = "count";

    private readonly PluralRule? rule;
    private readonly Dictionary<PluralCategory, MessagePart[]> texts = [];
    private readonly MessagePart[] other;

    /// <param name="language">The language that it is of, whose rule chooses its form.</param>
    /// <param name="written">A text, or an object with a text for each form.</param>
    public ModuleMessage(string language, JsonElement written)
    {
        if (written.ValueKind != JsonValueKind.Object)
        {
            other = Parts(written);
            return;
        }

        rule = PluralRules.RuleFor(language);
        foreach (var form in written.EnumerateObject())
        {
            if (PluralCategoryNames.TryParse(form.Name, out var category))
            {
                texts[category] = Parts(form.Value);
            }
        }

        // Without 'other' the last form stands in, as in pages.
        other = texts.Count == 0 ? [] : texts[texts.Keys.Max()];
    }

    public string Format(JsonMap args)
    {
        var parts = texts.GetValueOrDefault(CategoryFor(args), other);
        return parts is [{ IsPlaceholder: false } only] ? only.Text : string.Concat(parts.Select(part => Fill(part, args)));
    }

    private static MessagePart[] Parts(JsonElement text) =>
        MessageReader.Read(text.ValueKind == JsonValueKind.String ? text.GetString()! : text.GetRawText()).Parts;

    private static string Fill(MessagePart part, JsonMap args) => !part.IsPlaceholder
        ? part.Text
        : args.TryGetValue(part.Text, out var value) ? MessageArgument.Show(value) : $"{{{part.Text}}}";

    private PluralCategory CategoryFor(JsonMap args) =>
        rule is not null && args.TryGetValue(CountArgument, out var count) && count.ValueKind == JsonValueKind.Number
            ? PluralRules.Select(rule, count.GetDouble())
            : PluralCategory.Other;
}
