namespace PluginTasks.Protocol.Framing;

/// <summary>A message is larger than a frame may be. Nothing of it was sent.</summary>
public sealed class FrameTooLargeException(long length, int largest)
    : IOException($"A message of {length:N0} bytes is larger than the {largest:N0} that one may have.");
