namespace PluginTasks.ModuleRuntime.Remote;

/// <summary>Runs functions that block away from the threads that answer calls.</summary>
internal sealed class BlockingCalls
{
    /// <summary>So many have a thread of their own; more take turns on those of the pool.</summary>
    private const int MostThreads = 64;

    private int threads;

    public async Task<T> RunAsync<T>(Func<T> function, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(function);
        var hasThread = Interlocked.Increment(ref threads) <= MostThreads;
        var running = Task.Factory.StartNew(
            () =>
            {
                try
                {
                    return function();
                }
                finally
                {
                    Interlocked.Decrement(ref threads);
                }
            },
            CancellationToken.None,
            (hasThread ? TaskCreationOptions.LongRunning : TaskCreationOptions.None) | TaskCreationOptions.DenyChildAttach,
            TaskScheduler.Default);
        return await running.WaitAsync(cancellationToken).ConfigureAwait(false);
    }
}
