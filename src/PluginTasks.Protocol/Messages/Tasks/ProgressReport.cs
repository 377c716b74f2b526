using System.Text.Json;

namespace PluginTasks.Protocol.Messages.Tasks;

/// <summary>How far a task is. As a call it is answered once it is taken, with a checkpoint once that is stored; as a note it is not.</summary>
public sealed record ProgressReport(string Id, double? Progress, string? Label, JsonElement? Checkpoint);
