using System.Text.Json;

namespace PluginTasks.Protocol.Framing;

/// <summary>How kinds are written.</summary>
internal static class FrameKinds
{
    public static ReadOnlySpan<byte> Name(FrameKind kind) => kind switch
    {
        FrameKind.Call => "call"u8,
        FrameKind.Reply => "ok"u8,
        FrameKind.Error => "error"u8,
        FrameKind.Cancel => "cancel"u8,
        FrameKind.Note => "note"u8,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static FrameKind Read(ref Utf8JsonReader reader)
    {
        for (var kind = FrameKind.Call; kind <= FrameKind.Note; kind++)
        {
            if (reader.ValueTextEquals(Name(kind)))
            {
                return kind;
            }
        }

        throw new ProtocolViolationException("A frame is of a kind that does not exist.");
    }
}
