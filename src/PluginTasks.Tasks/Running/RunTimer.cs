namespace PluginTasks.Tasks.Running;

/// <summary>The timeout of one attempt, whose clock can stand still. Thread safe.</summary>
internal sealed class RunTimer : IDisposable
{
    /// <summary>No timer can wait longer.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(49);

    private readonly TimeProvider time;
    private readonly Action onTimeout;
    private readonly ITimer timer;
    private readonly Lock gate = new();
    private TimeSpan left;
    private long startedAt;
    private bool isRunning;

    public RunTimer(TimeProvider time, double seconds, Action onTimeout)
    {
        this.time = time;
        this.onTimeout = onTimeout;
        left = TimeSpan.FromSeconds(seconds);
        timer = time.CreateTimer(_ => Tick(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
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
            timer.Change(left < Longest ? left : Longest, Timeout.InfiniteTimeSpan);
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

    private void Tick()
    {
        lock (gate)
        {
            if (!isRunning)
            {
                // Paused as it fired: what is left counts from when it goes on.
                return;
            }

            if (left > Longest)
            {
                left -= Longest;
                isRunning = false;
                Start();
                return;
            }
        }

        onTimeout();
    }
}
