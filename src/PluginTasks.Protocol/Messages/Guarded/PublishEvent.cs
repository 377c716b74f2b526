using System.Text.Json;

namespace PluginTasks.Protocol.Messages.Guarded;

/// <summary>An event for open pages; for everybody where it names nobody.</summary>
public sealed record PublishEvent(string Stream, string Event, JsonElement? Payload, string? UserId, string? OrganizationId);
