using PluginTasks.Sdk;

namespace PluginTasks.Tasks.Facade;

/// <summary>Who calls.</summary>
/// <param name="Module">The module whose code calls; null for the host itself, as by web or command line.</param>
/// <param name="Session">On whose behalf.</param>
/// <param name="TraceParent">The trace that the call belongs to.</param>
public sealed record TaskCaller(string? Module, Session Session, string? TraceParent = null);
