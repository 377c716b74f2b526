using System.Collections.Concurrent;

namespace PluginTasks.Sandbox.Limits;

/// <summary>Looks at processes every so often, while there are any. Thread safe.</summary>
internal sealed class Watch : IAsyncDisposable
{
    private readonly ConcurrentDictionary<HeldChild, bool> watched = new();
    private readonly CancellationTokenSource stop = new();
    private readonly SemaphoreSlim woken = new(0);
    private readonly Action<IEnumerable<HeldChild>> look;
    private readonly Task loop;

    /// <param name="time">Says when to look.</param>
    /// <param name="interval">How often.</param>
    /// <param name="look">Never two at a time.</param>
    public Watch(TimeProvider time, TimeSpan interval, Action<IEnumerable<HeldChild>> look)
    {
        this.look = look;
        var timer = new PeriodicTimer(interval, time);
        loop = Task.Run(() => RunAsync(timer));
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

    private async Task RunAsync(PeriodicTimer timer)
    {
        using var owned = timer;
        try
        {
            while (true)
            {
                while (watched.IsEmpty)
                {
                    await woken.WaitAsync(stop.Token).ConfigureAwait(false);
                }

                await timer.WaitForNextTickAsync(stop.Token).ConfigureAwait(false);
                look(watched.Keys);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
    }
}
