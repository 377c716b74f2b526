namespace PluginTasks.Sdk;

/// <summary>Closes a drawer or a modal.</summary>
/// <param name="SurfaceId">The surface; null for the caller's.</param>
public sealed record CloseSurfaceEffect(string? SurfaceId) : Effect;
