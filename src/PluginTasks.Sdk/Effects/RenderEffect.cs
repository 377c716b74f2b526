using PluginTasks.Sdk.Ui;

namespace PluginTasks.Sdk;

/// <summary>Puts new components in the place of all that a surface shows.</summary>
/// <param name="Content">The components, with their store and data. Do not change it once it is given away.</param>
/// <param name="SurfaceId">The surface; null for the caller's.</param>
public sealed record RenderEffect(Builder Content, string? SurfaceId) : Effect;
