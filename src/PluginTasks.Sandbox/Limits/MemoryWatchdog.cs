using System.Collections.Concurrent;
using PluginTasks.Sandbox.Processes;

namespace PluginTasks.Sandbox.Limits;

/// <summary>Looks at the memory of processes and kills those that have too much. Sleeps while there are none. Thread safe.</summary>
internal sealed class MemoryWatchdog : IAsyncDisposable
{
    // Finding what has left its session takes a look at every process's environment, so that is not done each time.
    private const int FarLooks = 4;

    private readonly ConcurrentDictionary<HeldChild, bool> watched = new();
    private readonly CancellationTokenSource stop = new();
    private readonly SemaphoreSlim woken = new(0);
    private readonly Action afterLook;
    private readonly Task loop;

    public MemoryWatchdog(TimeProvider time, TimeSpan interval, Action afterLook)
    {
        this.afterLook = afterLook;
        loop = Task.Run(() => RunAsync(time, interval));
    }

    public void Add(HeldChild child)
    {
        watched[child] = true;
        woken.Release();
    }

    public void Remove(HeldChild child) => watched.TryRemove(child, out _);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync().ConfigureAwait(false);
        await loop.ConfigureAwait(false);
        stop.Dispose();
        woken.Dispose();
    }

    private async Task RunAsync(TimeProvider time, TimeSpan interval)
    {
        using var timer = new PeriodicTimer(interval, time);
        try
        {
            for (var look = 0; ; look++)
            {
                while (watched.IsEmpty)
                {
                    await woken.WaitAsync(stop.Token).ConfigureAwait(false);
                }

                await timer.WaitForNextTickAsync(stop.Token).ConfigureAwait(false);
                Look(looksFar: look % FarLooks == 0);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
    }

    private void Look(bool looksFar)
    {
        ProcessSnapshot? all = null;
        foreach (var child in watched.Keys)
        {
            try
            {
                var used = child.MemoryOfGroup ?? (child.Tree is { } tree ? ResidentMemory.Of(tree, all ??= new ProcessSnapshot(), looksFar) : 0);
                if (used > child.Limits.MemoryBytes)
                {
                    Remove(child);
                    child.KillForMemory();
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // The host is out of descriptors for a moment; the next look may find some.
            }
        }

        afterLook();
    }
}
