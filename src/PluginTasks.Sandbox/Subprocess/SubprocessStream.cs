namespace PluginTasks.Sandbox.Subprocess;

/// <summary>Where a subprocess wrote something.</summary>
public enum SubprocessStream
{
    Output,
    Error,
}
