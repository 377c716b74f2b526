using System.Text.Json;

namespace PluginTasks.Sdk;

/// <summary>What an action answers: effects, or a plain value. Immutable and thread safe.</summary>
public sealed record ActionResponse
{
    private ActionResponse()
    {
    }

    /// <summary>An answer that changes nothing.</summary>
    public static ActionResponse Nothing { get; } = new();

    /// <summary>What the client is to do, in this order. Default: nothing.</summary>
    public IReadOnlyList<Effect> Effects { get; private init; } = [];

    /// <summary>The value; null where the answer is effects.</summary>
    public JsonElement? Value { get; private init; }

    /// <summary>An answer of effects. They are applied in order; one that fails changes nothing itself.</summary>
    public static ActionResponse Of(params IEnumerable<Effect> effects) => new() { Effects = [.. effects] };

    /// <summary>An answer of a value; any object that JSON can hold.</summary>
    /// <exception cref="ArgumentException">It cannot be written as JSON.</exception>
    public static ActionResponse OfValue(object? value) => new() { Value = ModuleJson.ToElement(value) };
}
