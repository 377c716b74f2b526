using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Rules;

/// <summary>How a condition compares its two sides.</summary>
internal sealed class Operator
{
    private static readonly Operator[] Known =
    [
        new("==", (left, right) => left.Equals(right)),
        new("!=", (left, right) => !left.Equals(right)),
        new(">", (left, right) => Numeric.TryRead(left, out var l) && Numeric.TryRead(right, out var r) && l > r),
        new("<", (left, right) => Numeric.TryRead(left, out var l) && Numeric.TryRead(right, out var r) && l < r),
        new(">=", (left, right) => Numeric.TryRead(left, out var l) && Numeric.TryRead(right, out var r) && l >= r),
        new("<=", (left, right) => Numeric.TryRead(left, out var l) && Numeric.TryRead(right, out var r) && l <= r),
        new("in", (left, right) => Holds(right, left)),
        new("contains", Holds),
        new("matches", null),
        new("exists", (left, _) => !left.IsNull) { NeedsRight = false },
        new("empty", (left, _) => IsEmpty(left)) { NeedsRight = false },
    ];

    private readonly Func<Value, Value, bool>? compare;

    private Operator(string name, Func<Value, Value, bool>? compare)
    {
        Name = name;
        this.compare = compare;
    }

    public static IEnumerable<string> Names => Known.Select(o => o.Name);

    public string Name { get; }

    public bool NeedsRight { get; private init; } = true;

    /// <summary>The right side is a pattern.</summary>
    public bool ReadsPattern => compare is null;

    /// <summary>What a condition with this operator calls.</summary>
    public Func<Value, Value, bool> ForCondition() => compare ?? new PatternMatcher().IsFound;

    public static Operator? Find(string name) => Array.Find(Known, o => o.Name == name);

    private static bool Holds(Value holder, Value held) => holder.Kind switch
    {
        ValueKind.List => holder.List!.Contains(held),
        ValueKind.Text => held.Text is { } text && holder.Text!.Contains(text, StringComparison.Ordinal),
        ValueKind.Map => held.Text is { } key && holder.Map!.ContainsKey(key),
        _ => false,
    };

    private static bool IsEmpty(Value value) => value.Kind switch
    {
        ValueKind.Null => true,
        ValueKind.Text => value.Text!.Length == 0,
        ValueKind.List => value.List!.Count == 0,
        ValueKind.Map => value.Map!.Count == 0,
        _ => false,
    };
}
