namespace PluginTasks.Web.Logs;

/// <summary>A line of a task's log. Immutable.</summary>
/// <param name="Time">When it was written.</param>
/// <param name="Level">How grave it is: <c>info</c>, <c>warning</c>, …</param>
/// <param name="Message">What it says.</param>
/// <param name="Exception">What was thrown, with its stack; not for everybody.</param>
public sealed record TaskLogLine(DateTimeOffset Time, string Level, string Message, string? Exception = null);
