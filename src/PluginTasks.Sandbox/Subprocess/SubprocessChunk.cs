namespace PluginTasks.Sandbox.Subprocess;

/// <summary>Something that a subprocess wrote, cut wherever the system cut it.</summary>
/// <param name="Stream">Where.</param>
/// <param name="Bytes">What; valid until the call that it was given to is over.</param>
public readonly record struct SubprocessChunk(SubprocessStream Stream, ReadOnlyMemory<byte> Bytes);
