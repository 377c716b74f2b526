namespace PluginTasks.Sandbox.Egress;

/// <summary>Ends a connection that takes too long: for one phase of it, by standing still, or as a whole. Thread safe.</summary>
internal sealed class ConnectionClock : IDisposable
{
    private readonly TimeProvider time;
    private readonly EgressOptions options;
    private readonly long start;
    private readonly CancellationTokenSource over;
    private readonly CancellationTokenRegistration stop;
    private readonly CancellationToken stopping;
    private volatile bool streams;

    public ConnectionClock(EgressOptions options, TimeProvider time, CancellationToken stopping)
    {
        this.time = time;
        this.options = options;
        start = time.GetTimestamp();
        over = new CancellationTokenSource(options.MaxDuration, time);
        this.stopping = stopping;
        stop = stopping.UnsafeRegister(state => ((CancellationTokenSource)state!).Cancel(), over);
    }

    public CancellationToken Token => over.Token;

    /// <summary>Whether it ended because a phase took too long.</summary>
    public bool HasMissedLimit => over.IsCancellationRequested && !streams && !stopping.IsCancellationRequested;

    /// <summary>Begins a phase that has to end in time, however much moves.</summary>
    public void Limit(TimeSpan phase)
    {
        streams = false;
        Set(phase);
    }

    /// <summary>Begins a phase that goes on as long as something moves.</summary>
    public void Stream()
    {
        streams = true;
        Set(options.IdleTimeout);
    }

    /// <summary>Something moved.</summary>
    public void Touch()
    {
        if (streams)
        {
            Set(options.IdleTimeout);
        }
    }

    public void Cancel() => over.Cancel();

    public void Dispose()
    {
        stop.Dispose();
        over.Dispose();
    }

    private void Set(TimeSpan wait)
    {
        var left = options.MaxDuration - time.GetElapsedTime(start);
        over.CancelAfter(left <= TimeSpan.Zero ? TimeSpan.Zero : wait < left ? wait : left);
    }
}
