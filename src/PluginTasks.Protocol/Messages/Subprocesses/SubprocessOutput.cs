namespace PluginTasks.Protocol.Messages.Subprocesses;

/// <summary>A piece of what a program wrote.</summary>
/// <param name="Call">The call that runs it.</param>
/// <param name="IsError">Whether it was written to standard error.</param>
/// <param name="Bytes">The piece.</param>
public sealed record SubprocessOutput(long Call, bool IsError, byte[] Bytes);
