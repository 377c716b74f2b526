using System.Buffers;
using System.IO.Pipelines;

namespace PluginTasks.Protocol.Framing;

/// <summary>Takes frames from what comes in.</summary>
internal sealed class FrameReader(PipeReader input, int largestFrame)
{
    /// <summary>Hands each frame on, until the other side ends. What is handed on holds only during the call.</summary>
    /// <exception cref="ProtocolViolationException">A length is impossible, or the end comes within a frame.</exception>
    public async Task ReadAsync(Action<ReadOnlySequence<byte>> onFrame, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await input.ReadAsync(cancellationToken).ConfigureAwait(false);
            var rest = read.Buffer;
            while (TryTake(ref rest, out var frame))
            {
                onFrame(frame);
            }

            input.AdvanceTo(rest.Start, rest.End);
            if (read.IsCompleted)
            {
                if (!rest.IsEmpty)
                {
                    throw new ProtocolViolationException("The connection ended within a frame.");
                }

                return;
            }
        }
    }

    private bool TryTake(ref ReadOnlySequence<byte> rest, out ReadOnlySequence<byte> frame)
    {
        frame = default;
        var reader = new SequenceReader<byte>(rest);
        if (!reader.TryReadLittleEndian(out int length))
        {
            return false;
        }

        if (length <= 0 || length > largestFrame)
        {
            throw new ProtocolViolationException($"A frame says that it has {length:N0} bytes; 1 to {largestFrame:N0} are allowed.");
        }

        if (reader.Remaining < length)
        {
            return false;
        }

        frame = rest.Slice(FrameQueue.HeaderLength, length);
        rest = rest.Slice(FrameQueue.HeaderLength + length);
        return true;
    }
}
