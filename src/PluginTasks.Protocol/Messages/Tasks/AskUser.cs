using System.Text.Json;

namespace PluginTasks.Protocol.Messages.Tasks;

/// <summary>A question to a task's user.</summary>
/// <param name="Id">The task.</param>
/// <param name="Content">What a builder wrote: components, store, data.</param>
/// <param name="TimeoutSeconds">How long to wait; null without end.</param>
public sealed record AskUser(string Id, JsonElement Content, double? TimeoutSeconds);
