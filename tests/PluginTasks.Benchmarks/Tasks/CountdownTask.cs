namespace PluginTasks.Benchmarks.Tasks;

/// <summary>Done after so many signals.</summary>
internal sealed class CountdownTask(int count)
{
    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int left = count;

    public void Signal()
    {
        if (Interlocked.Decrement(ref left) == 0)
        {
            done.SetResult();
        }
    }

    public Task WaitAsync(CancellationToken cancellation) => done.Task.WaitAsync(TimeSpan.FromMinutes(5), cancellation);
}
