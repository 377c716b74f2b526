using PluginTasks.Sdk;

namespace PluginTasks.Tasks.Facade;

/// <summary>Who calls: a module with the session that it was called in, or a session alone.</summary>
public sealed record TaskCaller(string? Module, Session Session, string? TraceParent = null);
