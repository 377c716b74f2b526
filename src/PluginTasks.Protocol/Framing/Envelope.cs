using System.Buffers;
using System.Text.Json;

namespace PluginTasks.Protocol.Framing;

/// <summary>What every frame says of itself, with its body still to be read.</summary>
internal readonly ref struct Envelope
{
    /// <summary>How deep a message may be nested.</summary>
    private const int DeepestLevel = 64;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = DeepestLevel };

    public required FrameKind Kind { get; init; }

    /// <summary>The call's number, given by who makes it.</summary>
    public long Id { get; init; }

    /// <summary>The call of the other side within which this one is made; 0 where it is made outside of any.</summary>
    public long Within { get; init; }

    public string? Method { get; init; }

    /// <summary>The body as JSON; <c>null</c> where there is none.</summary>
    public ReadOnlySequence<byte> Body { get; init; }

    /// <exception cref="ProtocolViolationException">This is not an envelope.</exception>
    public static Envelope Read(ReadOnlySequence<byte> frame, Func<ReadOnlySpan<byte>, string?> methodName)
    {
        try
        {
            return ReadFields(frame, methodName);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            throw new ProtocolViolationException($"A frame cannot be read: {error.Message}", error);
        }
    }

    private static Envelope ReadFields(ReadOnlySequence<byte> frame, Func<ReadOnlySpan<byte>, string?> methodName)
    {
        var reader = new Utf8JsonReader(frame, Options);
        FrameKind? kind = null;
        long id = 0, within = 0;
        string? method = null;
        var body = NullBody;
        Demand(reader.Read() && reader.TokenType == JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("b"u8))
            {
                reader.Read();
                var start = reader.TokenStartIndex;
                reader.Skip();
                body = frame.Slice(start, reader.BytesConsumed - start);
            }
            else if (reader.ValueTextEquals("k"u8))
            {
                reader.Read();
                kind = FrameKinds.Read(ref reader);
            }
            else if (reader.ValueTextEquals("id"u8))
            {
                reader.Read();
                id = reader.GetInt64();
            }
            else if (reader.ValueTextEquals("in"u8))
            {
                reader.Read();
                within = reader.GetInt64();
            }
            else
            {
                Demand(reader.ValueTextEquals("m"u8));
                reader.Read();
                Demand(reader.TokenType == JsonTokenType.String);
                method = (reader.HasValueSequence ? null : methodName(reader.ValueSpan)) ?? reader.GetString();
            }
        }

        Demand(reader.TokenType == JsonTokenType.EndObject && !reader.Read());
        Demand(kind is not null);
        return new Envelope { Kind = kind!.Value, Id = id, Within = within, Method = method, Body = body };
    }

    private static ReadOnlySequence<byte> NullBody { get; } = new("null"u8.ToArray());

    private static void Demand(bool holds)
    {
        if (!holds)
        {
            throw new ProtocolViolationException("A frame is not an envelope.");
        }
    }
}
