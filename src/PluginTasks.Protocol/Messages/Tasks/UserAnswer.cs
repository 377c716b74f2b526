using System.Text.Json;

namespace PluginTasks.Protocol.Messages.Tasks;

/// <summary>What a user answered, an object.</summary>
public sealed record UserAnswer(JsonElement Response);
