namespace PluginTasks.Protocol.Messages.Subprocesses;

/// <summary>How a program ended.</summary>
/// <param name="ReturnCode">What it returned, or the negative number of the signal.</param>
/// <param name="TimedOut">Whether it was killed as it took too long.</param>
public sealed record SubprocessEnd(int ReturnCode, bool TimedOut);
