using PluginTasks.Pages.Permissions;

namespace PluginTasks.Benchmarks.Pages.Definition;

/// <summary>A session, as the host will keep it.</summary>
internal sealed record SignedIn(PageUser User, string Language);
