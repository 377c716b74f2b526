using System.Text.Json;

namespace PluginTasks.Protocol.Messages.Tasks;

/// <summary>An answer to a task's question, an object.</summary>
public sealed record RespondTask(string Id, JsonElement Response);
