using System.Collections.Concurrent;

namespace PluginTasks.Modules.Running;

/// <summary>Old generations on their way out.</summary>
internal sealed class Drains(ModuleHostParts parts) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Generation, Task> leaving = new();
    private readonly CancellationTokenSource closing = new();
    private TaskCompletionSource hurry = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done with the next <see cref="Hurry"/>.</summary>
    public Task Hurried => Volatile.Read(ref hurry).Task;

    /// <summary>Lets a generation go once nobody uses it, or when its time is over.</summary>
    /// <param name="generation">It gives no lease any more.</param>
    /// <param name="time">How long its users have.</param>
    /// <param name="why">What the users of tasks are told that it takes along.</param>
    /// <param name="hurried">As it was before this generation was taken from its place: what is told from then on is for it too.</param>
    public void Begin(Generation generation, TimeSpan time, string why, Task hurried)
    {
        generation.Retire();
        var listed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        leaving[generation] = EndAsync(generation, time, why, hurried, listed.Task);
        listed.SetResult();
    }

    /// <summary>What is on its way out has no more time: what its processes may do was taken away.</summary>
    public void Hurry() => Interlocked.Exchange(ref hurry, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(leaving.Values).ConfigureAwait(false);
    }

    private async Task EndAsync(Generation generation, TimeSpan time, string why, Task hurried, Task listed)
    {
        await listed.ConfigureAwait(false);
        if (!await IsFreeAsync(generation, time, hurried).ConfigureAwait(false) && !closing.IsCancellationRequested)
        {
            await parts.LeaveTasksAsync(generation, why).ConfigureAwait(false);
        }

        await generation.DisposeAsync().ConfigureAwait(false);
        parts.Log.Ended(generation.Module.Name, generation.Number);
        leaving.TryRemove(generation, out _);
    }

    private async Task<bool> IsFreeAsync(Generation generation, TimeSpan time, Task hurried)
    {
        if (generation.Free.IsCompleted)
        {
            return true;
        }

        // A generation that dies meanwhile need not be waited for.
        using var over = CancellationTokenSource.CreateLinkedTokenSource(closing.Token);
        var timer = Task.Delay(time, parts.Time, over.Token);
        await Task.WhenAny(generation.Free, generation.Lost, timer, generation.ProcessId is null ? timer : hurried).ConfigureAwait(false);
        await over.CancelAsync().ConfigureAwait(false);
        return generation.Free.IsCompleted;
    }
}
