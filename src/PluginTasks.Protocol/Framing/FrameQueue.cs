using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;

namespace PluginTasks.Protocol.Framing;

/// <summary>
/// Frames on their way out: a length of four bytes, low one first, then so many bytes of JSON. Frames that come while others are
/// being written go out together with the next write. Thread safe.
/// </summary>
/// <param name="output">Where they go.</param>
/// <param name="largestFrame">How many bytes one may have.</param>
/// <param name="onBroken">Told once the other side does not read, and nothing more can leave.</param>
internal sealed class FrameQueue(PipeWriter output, int largestFrame, Action<Exception> onBroken)
{
    public const int HeaderLength = 4;

    /// <summary>So much may wait before those who send have to.</summary>
    private const int PausesAt = 4 << 20;

    /// <summary>Behind as much as this many of the largest frames nothing may wait: not all who send wait for room.</summary>
    private const int MostLargest = 16;

    private readonly Lock gate = new();
    private ArrayBufferWriter<byte> waiting = new(4_096);
    private ArrayBufferWriter<byte> leaving = new(4_096);
    private Task writing = Task.CompletedTask;
    private bool isWriting;
    private Exception? broken;

    /// <summary>Puts a frame in line. The task is done when there is room for more, not when it has left.</summary>
    /// <exception cref="FrameTooLargeException">It is larger than the other side takes.</exception>
    /// <exception cref="IOException">The connection is broken.</exception>
    public Task Add(ReadOnlySpan<byte> json)
    {
        if (json.Length > largestFrame)
        {
            throw new FrameTooLargeException(json.Length, largestFrame);
        }

        lock (gate)
        {
            if (broken is null && waiting.WrittenCount < (long)largestFrame * MostLargest)
            {
                BinaryPrimitives.WriteInt32LittleEndian(waiting.GetSpan(HeaderLength), json.Length);
                waiting.Advance(HeaderLength);
                waiting.Write(json);
                if (!isWriting)
                {
                    isWriting = true;
                    writing = WriteAsync();
                }

                return waiting.WrittenCount < PausesAt ? Task.CompletedTask : writing;
            }
        }

        Break(new IOException("The other side does not read."));
        throw new IOException("The connection is broken.", broken);
    }

    /// <summary>Takes nothing more.</summary>
    public void Close(Exception why)
    {
        lock (gate)
        {
            broken ??= why;
        }
    }

    /// <summary>Waits for what is in line to leave.</summary>
    public Task DrainAsync()
    {
        lock (gate)
        {
            return writing;
        }
    }

    private async Task WriteAsync()
    {
        try
        {
            while (true)
            {
                // Behind what waits for a thread already: what that has to say goes out with it, and a write costs more than many frames.
                await Task.Yield();
                if (!TryTake(out var bytes))
                {
                    return;
                }

                var flushed = await output.WriteAsync(bytes).ConfigureAwait(false);
                if (flushed.IsCompleted || flushed.IsCanceled)
                {
                    throw new IOException("The other side no longer reads.");
                }
            }
        }
#pragma warning disable CA1031 // Whatever a pipe throws: the connection is broken, and whoever sends next is told.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Break(error);
        }
    }

    private void Break(Exception why)
    {
        lock (gate)
        {
            if (broken is not null)
            {
                return;
            }

            broken = why;
        }

        onBroken(why);
    }

    private bool TryTake(out ReadOnlyMemory<byte> bytes)
    {
        lock (gate)
        {
            if (waiting.WrittenCount == 0)
            {
                bytes = default;
                return isWriting = false;
            }

            (waiting, leaving) = (leaving, waiting);

            // A buffer that once held megabytes would keep them.
            waiting = waiting.Capacity > PausesAt ? new ArrayBufferWriter<byte>(4_096) : waiting;
            waiting.ResetWrittenCount();
            bytes = leaving.WrittenMemory;
            return true;
        }
    }
}
