namespace PluginTasks.Sdk;

/// <summary>A line of a task's log. Immutable and thread safe.</summary>
/// <param name="Time">When it was written.</param>
/// <param name="Level">How grave it is: <c>info</c>, <c>warning</c>, …</param>
/// <param name="Message">What it says.</param>
/// <param name="Exception">What was thrown, with its stack; only for the roles <c>super</c> and <c>admin</c>.</param>
public sealed record TaskLogLine(DateTimeOffset Time, string Level, string Message, string? Exception = null);
