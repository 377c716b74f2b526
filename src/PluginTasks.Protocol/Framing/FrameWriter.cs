using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PluginTasks.Protocol.Framing;

/// <summary>Writes one frame at a time. Not thread safe; a connection keeps a few.</summary>
#pragma warning disable CA1001 // Over a buffer of ours a writer holds nothing that has to be given back.
internal sealed class FrameWriter
#pragma warning restore CA1001
{
    private const int KeptCapacity = 64 << 10;

    private readonly Utf8JsonWriter writer;
    private ArrayBufferWriter<byte> buffer = new(512);

    public FrameWriter() => writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true });

    public ReadOnlySpan<byte> Write<T>(FrameKind kind, long id, long within, JsonEncodedText? method, T body, JsonTypeInfo<T>? type)
    {
        if (buffer.Capacity > KeptCapacity)
        {
            buffer = new ArrayBufferWriter<byte>(512);
        }

        buffer.ResetWrittenCount();
        writer.Reset(buffer);
        writer.WriteStartObject();
        writer.WriteString("k"u8, FrameKinds.Name(kind));
        if (id != 0)
        {
            writer.WriteNumber("id"u8, id);
        }

        if (within != 0)
        {
            writer.WriteNumber("in"u8, within);
        }

        if (method is { } name)
        {
            writer.WriteString("m"u8, name);
        }

        if (type is not null)
        {
            writer.WritePropertyName("b"u8);
            JsonSerializer.Serialize(writer, body, type);
        }

        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan;
    }
}
