using PluginTasks.Protocol.Messages.Effects;

namespace PluginTasks.Protocol.Messages.Calling;

/// <summary>What a page's data does before the page is sent.</summary>
public sealed record PageDataAnswer(IReadOnlyList<EffectMessage> Effects);
