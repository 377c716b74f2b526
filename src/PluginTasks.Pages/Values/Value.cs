using System.Diagnostics;

namespace PluginTasks.Pages.Values;

/// <summary>
/// An immutable JSON value: what YAML says, what stores hold, what bindings give.
/// A struct of one reference and one number, so that reading a store allocates nothing.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
public readonly struct Value : IEquatable<Value>
{
    private static readonly object NumberTag = new();
    private static readonly object TrueTag = new();
    private static readonly object FalseTag = new();

    private readonly object? content;
    private readonly double number;

    private Value(object? content, double number = 0)
    {
        this.content = content;
        this.number = number;
    }

    public static Value Null => default;

    public static Value True => new(TrueTag);

    public static Value False => new(FalseTag);

    public static Value Of(bool value) => value ? True : False;

    public static Value Of(double value) => new(NumberTag, value);

    public static Value Of(string? value) => new(value);

    public static Value Of(ValueList value) => new(value);

    public static Value Of(ValueMap value) => new(value);

    public ValueKind Kind => content switch
    {
        null => ValueKind.Null,
        string => ValueKind.Text,
        ValueMap => ValueKind.Map,
        ValueList => ValueKind.List,
        _ => ReferenceEquals(content, NumberTag) ? ValueKind.Number : ValueKind.Boolean,
    };

    public bool IsNull => content is null;

    public bool IsNumber => ReferenceEquals(content, NumberTag);

    public bool IsTrue => ReferenceEquals(content, TrueTag);

    public bool IsBoolean => IsTrue || ReferenceEquals(content, FalseTag);

    /// <summary>The number; 0 where this is not one.</summary>
    public double Number => number;

    /// <summary>The text, or null where this is not one.</summary>
    public string? Text => content as string;

    /// <summary>The list, or null where this is not one.</summary>
    public ValueList? List => content as ValueList;

    /// <summary>The map, or null where this is not one.</summary>
    public ValueMap? Map => content as ValueMap;

    /// <summary>Equality as JSON: same kind, numbers by value, lists and maps by content.</summary>
    public bool Equals(Value other)
    {
        if (IsNumber)
        {
            return other.IsNumber && number == other.number;
        }

        if (ReferenceEquals(content, other.content))
        {
            return true;
        }

        return content switch
        {
            string text => other.content is string otherText && string.Equals(text, otherText),
            ValueList list => other.content is ValueList otherList && list.ContentEquals(otherList),
            ValueMap map => other.content is ValueMap otherMap && map.ContentEquals(otherMap),
            _ => false,
        };
    }

    public override bool Equals(object? obj) => obj is Value other && Equals(other);

    public override int GetHashCode() => content switch
    {
        string text => text.GetHashCode(StringComparison.Ordinal),
        ValueList list => list.Count,
        ValueMap map => map.Count,
        _ => IsNumber ? number.GetHashCode() : IsTrue ? 1 : 0,
    };

    public static bool operator ==(Value left, Value right) => left.Equals(right);

    public static bool operator !=(Value left, Value right) => !left.Equals(right);

    /// <summary>The value as JSON.</summary>
    public override string ToString() => ValueJson.ToText(this);
}
