namespace PluginTasks.Cli.Tests;

/// <summary>A step of the tour.</summary>
internal sealed record TourStep(TourKind Kind, string Text, string? Path = null);
