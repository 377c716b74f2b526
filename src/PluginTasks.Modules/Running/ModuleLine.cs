using PluginTasks.Sdk;

namespace PluginTasks.Modules.Running;

/// <summary>A line of a module's log.</summary>
/// <param name="Level">How grave it is.</param>
/// <param name="Message">What it says.</param>
/// <param name="Exception">What was thrown, with its stack.</param>
/// <param name="Fields">Further values, as JSON.</param>
/// <param name="TaskId">The task that it belongs to.</param>
public sealed record ModuleLine(ModuleLogLevel Level, string Message, string? Exception = null, string? Fields = null, string? TaskId = null);
