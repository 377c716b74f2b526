using System.Globalization;
using PluginTasks.Pages.Bindings;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Html;

/// <summary>The item that a template or a row's actions stand for. A resolved tree leaves nothing else to be read.</summary>
internal sealed class ItemScope
{
    private ItemScope(EvaluationScope evaluation, string suffix)
    {
        Evaluation = evaluation;
        Suffix = suffix;
    }

    public static ItemScope None { get; } = new(new EvaluationScope(), "");

    public EvaluationScope Evaluation { get; }

    /// <summary>What tells the ids of one item's components from those of another.</summary>
    public string Suffix { get; }

    public bool HasItem => Evaluation.HasItem;

    public ItemScope ForItem(Value item, int index) =>
        new(Evaluation.ForItem(item, index), string.Create(CultureInfo.InvariantCulture, $"{Suffix}.{index}"));

    /// <summary>The value with the item's values in place of <c>$item</c> and <c>$index</c>.</summary>
    public Value Fill(Value value)
    {
        if (!HasItem)
        {
            return value;
        }

        if (value.Text is { } text)
        {
            return ItemExpression.TryParse(text)?.Evaluate(Evaluation) ?? value;
        }

        if (value.List is { } list)
        {
            return Value.Of(new ValueList(list.Select(Fill)));
        }

        return value.Map is { } map
            ? Value.Of(new ValueMap(map.Select(e => KeyValuePair.Create(e.Key, Fill(e.Value)))))
            : value;
    }
}
