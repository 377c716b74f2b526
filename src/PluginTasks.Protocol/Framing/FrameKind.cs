namespace PluginTasks.Protocol.Framing;

internal enum FrameKind
{
    Call,
    Reply,
    Error,
    Cancel,
    Note,
}
