using System.Text.Json;
using PluginTasks.Protocol.Messages.Calling;
using PluginTasks.Sdk;

namespace PluginTasks.Testing;

/// <summary>What an action has answered: effects, or a value. Immutable.</summary>
public sealed record TestAnswer
{
    private TestAnswer()
    {
    }

    /// <summary>What the client is to do, in this order. Empty where there is a value.</summary>
    public IReadOnlyList<TestEffect> Effects { get; private init; } = [];

    /// <summary>The value; null where there are effects, or nothing.</summary>
    public JsonElement? Value { get; private init; }

    /// <summary>The value; the default of <typeparamref name="T"/> where there is none.</summary>
    /// <exception cref="JsonException">It is not a <typeparamref name="T"/>.</exception>
    public T? ValueAs<T>() => ModuleJson.Read<T>(Value);

    internal static TestAnswer Of(ActionAnswer answer) => new() { Effects = [.. answer.Effects.Select(TestEffect.Of)], Value = answer.Value };
}
