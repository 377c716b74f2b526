using System.Text.Json;

namespace PluginTasks.Testing;

/// <summary>An event that a module has published to open pages. Immutable.</summary>
/// <param name="Stream">The stream, as <c>reports.archive</c>.</param>
/// <param name="Name">The event's name within the stream.</param>
/// <param name="Payload">Its data; null where it has none.</param>
public sealed record PublishedEvent(string Stream, string Name, JsonElement? Payload);
