using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Running;

/// <summary>A full disk or a locked file passes: what has to be kept is tried again until it is, or the process ends.</summary>
internal static class UntilStored
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    /// <param name="parts">Whose log is told of each time that it did not work.</param>
    /// <param name="task">Whose change it is.</param>
    /// <param name="store">The change.</param>
    /// <param name="isLeft">Whether to leave it to the next start.</param>
    /// <exception cref="StoreException">It was left.</exception>
    public static async Task<T> RunAsync<T>(RuntimeParts parts, TaskRecord task, Func<Task<T>> store, Func<bool> isLeft)
    {
        try
        {
            return await store();
        }
        catch (StoreException error) when (!isLeft())
        {
            parts.Ends.Refused();
            try
            {
                return await AgainAsync(parts, task, store, isLeft, error);
            }
            finally
            {
                parts.Ends.Settled();
            }
        }
    }

    private static async Task<T> AgainAsync<T>(RuntimeParts parts, TaskRecord task, Func<Task<T>> store, Func<bool> isLeft, StoreException refusal)
    {
        for (var wait = FirstWait; ; wait = wait < LongestWait ? wait * 2 : LongestWait)
        {
            parts.Log.StoreFailed(task, refusal);
            await Task.Delay(wait, parts.Time);
            try
            {
                return await store();
            }
            catch (StoreException error) when (!isLeft())
            {
                refusal = error;
            }
        }
    }
}
