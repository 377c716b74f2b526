using System.Text.Json;
using PluginTasks.Protocol.Messages.Effects;

namespace PluginTasks.Protocol.Messages.Calling;

/// <summary>What an action gave: effects, or a value.</summary>
public sealed record ActionAnswer
{
    public IReadOnlyList<EffectMessage> Effects { get; init; } = [];

    public JsonElement? Value { get; init; }
}
