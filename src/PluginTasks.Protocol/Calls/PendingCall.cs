using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PluginTasks.Protocol.Errors;
using PluginTasks.Protocol.Framing;

namespace PluginTasks.Protocol.Calls;

/// <summary>A call of this side that waits for its answer.</summary>
internal abstract class PendingCall
{
    public abstract void Reply(ReadOnlySequence<byte> body);

    public abstract void Fail(Exception error);

    public void Fail(ReadOnlySequence<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        Fail(JsonSerializer.Deserialize(ref reader, ProtocolJson.Default.CallError)!.ToException());
    }
}

internal sealed class PendingCall<TResult>(JsonTypeInfo<TResult> gives) : PendingCall
{
    private readonly TaskCompletionSource<TResult> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<TResult> Answer => answer.Task;

    public override void Reply(ReadOnlySequence<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            answer.TrySetResult(JsonSerializer.Deserialize(ref reader, gives)!);
        }
        catch (JsonException error)
        {
            answer.TrySetException(new ProtocolViolationException($"An answer cannot be read: {error.Message}", error));
        }
    }

    public override void Fail(Exception error) => answer.TrySetException(error);
}
