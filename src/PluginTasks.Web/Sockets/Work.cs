namespace PluginTasks.Web.Sockets;

/// <summary>What a connection has begun and not ended, up to so many at once. Thread safe.</summary>
internal sealed class Work(int most)
{
    private readonly Lock gate = new();
    private readonly HashSet<Task> running = [];

    /// <summary>False where there is too much already. What is begun throws nothing.</summary>
    public bool TryStart(Func<Task> work)
    {
        lock (gate)
        {
            if (running.Count >= most)
            {
                return false;
            }

            Start(work);
            return true;
        }
    }

    /// <summary>Begins what its client did not ask for, and is not to miss.</summary>
    public void Start(Func<Task> work)
    {
        lock (gate)
        {
            var task = Task.Run(work);
            running.Add(task);
            _ = RemoveAsync(task);
        }
    }

    public Task DrainAsync()
    {
        lock (gate)
        {
            return Task.WhenAll(running);
        }
    }

    private async Task RemoveAsync(Task task)
    {
        await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        lock (gate)
        {
            running.Remove(task);
        }
    }
}
