using System.Buffers;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Store.Writing;

/// <summary>
/// The one that writes. Commands wait in a bounded queue; a thread of its own takes what is there, runs it in one
/// transaction, commits, and then answers. Under load many callers share a commit, alone one does not wait for others.
/// </summary>
internal sealed class Writer : IAsyncDisposable
{
    private const int LargestBatch = 256;

    private readonly CommandQueue queue;
    private readonly Func<WriteSession> open;
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WriteSession? session;

    public Writer(WriteSession first, Func<WriteSession> reopen, int queueLength)
    {
        session = first;
        open = reopen;
        queue = new CommandQueue(queueLength);
        new Thread(Loop) { Name = "PluginTasks store", IsBackground = true }.Start();
    }

    public Task<T> RunAsync<T>(WriteCommand<T> command, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        try
        {
            return queue.TryAdd(command) ? command.Answer : WaitForRoomAsync(command, cancellationToken);
        }
        catch (ObjectDisposedException error)
        {
            return Task.FromException<T>(error);
        }
    }

    /// <summary>Writes what was taken on, and closes.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.Close();
        await ended.Task.ConfigureAwait(false);
    }

    private async Task<T> WaitForRoomAsync<T>(WriteCommand<T> command, CancellationToken cancellationToken)
    {
        await queue.AddAsync(command, cancellationToken).ConfigureAwait(false);
        return await command.Answer.ConfigureAwait(false);
    }

    private void Loop()
    {
        while (true)
        {
            var batch = ArrayPool<WriteCommand>.Shared.Rent(LargestBatch);
            var count = queue.Take(batch.AsSpan(0, LargestBatch));
            if (count == 0)
            {
                break;
            }

            Write(batch, count);
        }

        session?.Dispose();
        ended.TrySetResult();
    }

    private void Write(WriteCommand[] batch, int count)
    {
        if (TryWrite(batch.AsSpan(0, count)) is not { } error)
        {
            ThreadPool.UnsafeQueueUserWorkItem(new WrittenBatch(batch, count), preferLocal: false);
            return;
        }

        // One of them may be to blame, or the volume is full for a large one and not for a small one: each by itself.
        // Where nothing can be written at all they would only wait one after the other.
        var tryEach = count > 1 && error is not StoreException { Code: StoreErrorCodes.Busy };
        for (var i = 0; i < count; i++)
        {
            var own = tryEach ? TryWrite(batch.AsSpan(i, 1)) : error;
            if (own is null)
            {
                batch[i].Complete();
            }
            else
            {
                batch[i].Fail(own);
            }
        }

        ArrayPool<WriteCommand>.Shared.Return(batch, clearArray: true);
    }

    /// <summary>Why nothing was written; null where all is committed.</summary>
#pragma warning disable CA1031 // Whatever it is belongs to the callers that wait; the thread has to go on for the others.
    private Exception? TryWrite(ReadOnlySpan<WriteCommand> commands)
    {
        try
        {
            session ??= open();
            session.Begin();
            foreach (var command in commands)
            {
                command.Execute(session);
            }

            session.Commit();
            return null;
        }
        catch (Exception error)
        {
            Recover(error);
            return error;
        }
    }

    /// <summary>A connection that met more than a full volume or a lock is not trusted any more.</summary>
    private void Recover(Exception error)
    {
        try
        {
            session?.Rollback();
            if (error is StoreException { Code: StoreErrorCodes.Full or StoreErrorCodes.Busy })
            {
                return;
            }
        }
        catch (StoreException)
        {
            // The connection is closed below, and that rolls back too.
        }

        session?.Dispose();
        session = null;
    }
#pragma warning restore CA1031
}
