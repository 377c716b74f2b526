using PluginTasks.Pages.Languages;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Bindings;

/// <summary>What a value or a rule sees. Immutable.</summary>
public sealed class EvaluationScope
{
    public ValueMap Page { get; init; } = ValueMap.Empty;

    public ValueMap Global { get; init; } = ValueMap.Empty;

    public Value Data { get; init; } = Value.Of(ValueMap.Empty);

    /// <summary>The languages that translations are looked up in; keys stay keys without them.</summary>
    public Translator? Translator { get; init; }

    public Value Item { get; init; }

    public bool HasItem { get; init; }

    public Value Index { get; init; }

    public EvaluationScope ForItem(Value item, int index) => new()
    {
        Page = Page,
        Global = Global,
        Data = Data,
        Translator = Translator,
        Item = item,
        HasItem = true,
        Index = Value.Of(index),
    };
}
