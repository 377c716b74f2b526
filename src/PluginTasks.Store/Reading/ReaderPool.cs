using System.Threading.Channels;
using PluginTasks.Store.Sqlite;

namespace PluginTasks.Store.Reading;

/// <summary>The connections that read. They see what is committed, and neither wait for the writer nor hold it up.</summary>
internal sealed class ReaderPool : IAsyncDisposable
{
    private readonly Channel<Database> free;
    private readonly int size;

    public ReaderPool(Func<Database> open, int size)
    {
        this.size = size;
        free = Channel.CreateBounded<Database>(size);
        try
        {
            for (var i = 0; i < size; i++)
            {
                free.Writer.TryWrite(open());
            }
        }
        catch
        {
            while (free.Reader.TryRead(out var database))
            {
                database.Dispose();
            }

            throw;
        }
    }

    /// <summary>For what takes microseconds: on the caller's thread where a connection is free.</summary>
    public async Task<T> ReadAsync<T, TArgument>(Func<Database, TArgument, T> read, TArgument argument, CancellationToken cancellationToken)
    {
        var database = await TakeAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return read(database, argument);
        }
        finally
        {
            free.Writer.TryWrite(database);
        }
    }

    /// <summary>For what may look through many rows: on a pool thread, ended by its token.</summary>
    public Task<T> SearchAsync<T>(Func<Database, T> read, CancellationToken cancellationToken) => Task.Run(
        async () =>
        {
            var database = await TakeAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                database.Heed(cancellationToken);
                return read(database);
            }
            catch (OperationCanceledException)
            {
                cancellationToken.ThrowIfCancellationRequested();
                throw;
            }
            finally
            {
                database.Heed(CancellationToken.None);
                free.Writer.TryWrite(database);
            }
        },
        cancellationToken);

    /// <summary>Closes each connection when it is given back.</summary>
    public async ValueTask DisposeAsync()
    {
        for (var i = 0; i < size && await free.Reader.WaitToReadAsync().ConfigureAwait(false); i++)
        {
            (await free.Reader.ReadAsync().ConfigureAwait(false)).Dispose();
        }

        free.Writer.TryComplete();
    }

    private async ValueTask<Database> TakeAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await free.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(SqliteTaskStore));
        }
    }
}
