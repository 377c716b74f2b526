using System.Text.Json.Nodes;

namespace PluginTasks.Sdk.Ui;

/// <summary>What decides whether a component is shown. Immutable, thread safe.</summary>
public abstract class Rule : IPagePart
{
    private protected Rule()
    {
    }

    /// <summary>A rule that always, or never, holds.</summary>
    /// <param name="holds">Whether it holds.</param>
    public static implicit operator Rule(bool holds) => FromBoolean(holds);

    /// <summary>A rule that always, or never, holds.</summary>
    /// <param name="holds">Whether it holds.</param>
    /// <returns>The rule.</returns>
    public static Rule FromBoolean(bool holds) => new FixedRule(holds);

    /// <summary>Holds when two values compare.</summary>
    /// <param name="left">A value or a binding.</param>
    /// <param name="op">One of == != &gt; &lt; &gt;= &lt;= in contains matches.</param>
    /// <param name="right">A value or a binding.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentException">There is no such operator, or it takes one value.</exception>
    public static Condition When(object? left, string op, object? right) => Condition.OfTwo(left, op, right);

    /// <summary>Holds when a value is there, or is not.</summary>
    /// <param name="left">A value or a binding.</param>
    /// <param name="op">exists or empty.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentException">There is no such operator, or it takes two values.</exception>
    public static Condition When(object? left, string op) => Condition.OfOne(left, op);

    /// <summary>Holds when all rules do.</summary>
    /// <param name="rules">The rules; with none it decides nothing.</param>
    /// <returns>The rule.</returns>
    public static RuleGroup All(params IReadOnlyList<Rule> rules) => new("AND", rules);

    /// <summary>Holds when any of the rules does.</summary>
    /// <param name="rules">The rules; with none it decides nothing.</param>
    /// <returns>The rule.</returns>
    public static RuleGroup Any(params IReadOnlyList<Rule> rules) => new("OR", rules);

    /// <summary>The rule as the page language has it.</summary>
    /// <returns>A new tree at each call.</returns>
    public abstract JsonNode ToJson();

    JsonNode? IPagePart.ToJson() => ToJson();
}
