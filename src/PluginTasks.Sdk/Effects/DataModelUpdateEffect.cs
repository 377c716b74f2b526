using System.Text.Json;

namespace PluginTasks.Sdk;

/// <summary>Sets a value in a surface's data model.</summary>
/// <param name="Path">Where: <c>/rows</c>.</param>
/// <param name="Value">The new value.</param>
/// <param name="SurfaceId">The surface; null for the caller's.</param>
public sealed record DataModelUpdateEffect(string Path, JsonElement Value, string? SurfaceId) : Effect;
