using System.Buffers;
using PluginTasks.Sandbox.Processes;
using PluginTasks.Sdk;

namespace PluginTasks.Sandbox.Subprocess;

/// <summary>Reads both streams of a program and passes on what comes, one piece at a time; the program waits for who gets it.</summary>
internal sealed class OutputPump : IDisposable
{
    private const int LargestChunk = 32 << 10;

    private readonly Func<SubprocessChunk, ValueTask> onChunk;
    private readonly long most;
    private readonly CancellationTokenSource givenUp = new();
    private readonly SemaphoreSlim turn = new(1, 1);
    private int waiting;
    private long steps;

    public OutputPump(ChildProcess child, long most, Func<SubprocessChunk, ValueTask> onChunk)
    {
        this.onChunk = onChunk;
        this.most = most;
        Ended = Task.WhenAll(PumpAsync(child.Output, SubprocessStream.Output), PumpAsync(child.Error, SubprocessStream.Error));
    }

    /// <summary>Both streams are at their end or were given up. Fails as soon as both are over and one failed.</summary>
    public Task Ended { get; }

    /// <summary>Completes with the first failure, before the other stream is over.</summary>
    public TaskCompletionSource Failed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Grows with all that comes. While somebody works on a piece nothing else can come.</summary>
    public long Steps => Volatile.Read(ref waiting) > 0 ? Interlocked.Increment(ref steps) : Interlocked.Read(ref steps);

    /// <summary>Stops waiting for more.</summary>
    public void GiveUp() => givenUp.Cancel();

    public void Dispose()
    {
        givenUp.Dispose();
        turn.Dispose();
    }

    private async Task PumpAsync(Stream stream, SubprocessStream which)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(LargestChunk);
        try
        {
            long total = 0;
            int count;
            while ((count = await ReadAsync(stream, buffer).ConfigureAwait(false)) > 0)
            {
                var room = (int)Math.Min(count, most - total);
                total += count;
                await PassOnAsync(new SubprocessChunk(which, buffer.AsMemory(0, room))).ConfigureAwait(false);
                if (total > most)
                {
                    throw SubprocessOutput.OverLimit(which == SubprocessStream.Error, most);
                }
            }
        }
        catch (Exception)
        {
            Failed.TrySetResult();
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async ValueTask<int> ReadAsync(Stream stream, byte[] buffer)
    {
        try
        {
            return await stream.ReadAsync(buffer.AsMemory(0, LargestChunk), givenUp.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (givenUp.IsCancellationRequested)
        {
            return 0;
        }
    }

    private async ValueTask PassOnAsync(SubprocessChunk chunk)
    {
        Interlocked.Increment(ref waiting);
        await turn.WaitAsync().ConfigureAwait(false);
        try
        {
            Interlocked.Increment(ref steps);
            await onChunk(chunk).ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
            Interlocked.Decrement(ref waiting);
        }
    }
}
