using System.Text.Json;

namespace PluginTasks.Protocol.Messages.Calling;

/// <summary>Arguments for a registered task, before there is one.</summary>
public sealed record CheckArgs(string Task, JsonElement? Args);
