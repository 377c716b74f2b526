namespace PluginTasks.Tasks.Running;

/// <summary>The timeout of one attempt, whose clock can stand still. Thread safe.</summary>
internal sealed class RunTimer : IDisposable
{
    private readonly TimeProvider time;
    private readonly ITimer timer;
    private readonly Lock gate = new();
    private TimeSpan left;
    private long startedAt;
    private bool isRunning;

    public RunTimer(TimeProvider time, double seconds, Action onTimeout)
    {
        this.time = time;
        left = TimeSpan.FromSeconds(seconds);
        timer = time.CreateTimer(_ => onTimeout(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Start()
    {
        lock (gate)
        {
            if (isRunning)
            {
                return;
            }

            isRunning = true;
            startedAt = time.GetTimestamp();
            timer.Change(left, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Stands still, as while somebody is asked.</summary>
    public void Pause()
    {
        lock (gate)
        {
            if (!isRunning)
            {
                return;
            }

            isRunning = false;
            var passed = time.GetElapsedTime(startedAt);
            left = passed < left ? left - passed : TimeSpan.Zero;
            timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose() => timer.Dispose();
}
