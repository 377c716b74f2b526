using System.Text.Json;
using PluginTasks.Sdk;

namespace PluginTasks.Protocol.Messages.Guarded;

/// <summary>A line for the log, under the module's name.</summary>
/// <param name="Level">How grave it is.</param>
/// <param name="Message">What it says.</param>
/// <param name="Exception">What was thrown, with its stack.</param>
/// <param name="Fields">Further values, an object.</param>
/// <param name="TaskId">The task that it belongs to.</param>
public sealed record LogLine(ModuleLogLevel Level, string Message, string? Exception, JsonElement? Fields, string? TaskId);
