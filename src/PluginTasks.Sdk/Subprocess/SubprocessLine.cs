namespace PluginTasks.Sdk;

/// <summary>A line that a subprocess wrote.</summary>
/// <param name="Text">The line, without its end.</param>
/// <param name="IsError">Whether it was written to standard error.</param>
public readonly record struct SubprocessLine(string Text, bool IsError);
