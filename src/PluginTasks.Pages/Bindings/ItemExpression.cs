using System.Text;
using PluginTasks.Pages.Trees;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Bindings;

/// <summary>
/// Text with references to the current item. A reference alone is the value itself; inside a longer
/// text it is inserted, null as nothing.
/// </summary>
public sealed class ItemExpression : Expression
{
    private readonly string text;
    private readonly IReadOnlyList<object> parts;

    private ItemExpression(string text, IReadOnlyList<object> parts)
    {
        this.text = text;
        this.parts = parts;
    }

    public override bool UsesItem => true;

    /// <summary>The text is one reference and nothing else, so it can be a value of any type.</summary>
    public bool IsWhole => parts.Count == 1;

    /// <summary>Null where the text refers to no item.</summary>
    public static ItemExpression? TryParse(string text)
    {
        var parts = new List<object>();
        var plain = 0;
        for (var i = text.IndexOf('$', StringComparison.Ordinal); i >= 0 && i < text.Length; i = text.IndexOf('$', i))
        {
            if (ItemReference.At(text, i) is { } reference)
            {
                if (i > plain)
                {
                    parts.Add(text[plain..i]);
                }

                parts.Add(reference);
                i += reference.Written.Length;
                plain = i;
            }
            else
            {
                i++;
            }
        }

        if (parts.Count == 0)
        {
            return null;
        }

        if (plain < text.Length)
        {
            parts.Add(text[plain..]);
        }

        return new ItemExpression(text, parts);
    }

    public override Value Evaluate(EvaluationScope scope)
    {
        if (parts is [ItemReference whole])
        {
            return whole.Evaluate(scope);
        }

        var result = new StringBuilder();
        foreach (var part in parts)
        {
            if (part is ItemReference reference)
            {
                var value = reference.Evaluate(scope);
                result.Append(value.Text ?? (value.IsNull ? "" : ValueJson.ToText(value)));
            }
            else
            {
                result.Append(part);
            }
        }

        return Value.Of(result.ToString());
    }

    /// <summary>In a tree it stays as written: only who shows the items knows them.</summary>
    internal override void Emit(TreeEmitter emitter) => emitter.Json.Text(text);

    private protected override void EmitExplicit(TreeEmitter emitter) => Emit(emitter);
}
