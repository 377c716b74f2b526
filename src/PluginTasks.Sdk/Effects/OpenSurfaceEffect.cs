using PluginTasks.Sdk.Ui;

namespace PluginTasks.Sdk;

/// <summary>Opens a drawer or a modal.</summary>
/// <param name="SurfaceId">The new surface's id, to close it by.</param>
/// <param name="Content">What it shows. Do not change it once it is given away.</param>
/// <param name="Kind">What it looks like.</param>
/// <param name="Title">Its title; null for none.</param>
public sealed record OpenSurfaceEffect(string SurfaceId, Builder Content, SurfaceKind Kind, string? Title) : Effect;
