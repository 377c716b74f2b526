using PluginTasks.Pages.Compilation;

namespace PluginTasks.Modules.Manifests;

/// <summary>The task that a schedule of a manifest starts, with its place.</summary>
public sealed record ScheduledTask(string Schedule, Use Task);
