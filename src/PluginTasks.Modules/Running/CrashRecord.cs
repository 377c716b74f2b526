namespace PluginTasks.Modules.Running;

/// <summary>How a module has died of late, and how long it has to wait for that. Thread safe.</summary>
internal sealed class CrashRecord(TimeProvider time)
{
    private const int HeldAfter = 5;
    private static readonly TimeSpan Within = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    private readonly Lock gate = new();
    private readonly Queue<long> crashes = new();
    private TimeSpan wait = TimeSpan.Zero;
    private long lastCrash;

    /// <summary>Whether it died so often within a minute that it is not started again.</summary>
    public bool IsHeld { get; private set; }

    public string? LastReason { get; private set; }

    /// <summary>How long the next start has to wait yet.</summary>
    public TimeSpan Wait
    {
        get
        {
            lock (gate)
            {
                return wait == TimeSpan.Zero ? TimeSpan.Zero : Later(wait - time.GetElapsedTime(lastCrash));
            }
        }
    }

    public void Add(string reason)
    {
        lock (gate)
        {
            AddLocked(reason);
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            crashes.Clear();
            wait = TimeSpan.Zero;
            IsHeld = false;
            LastReason = null;
        }
    }

    private void AddLocked(string reason)
    {
        var now = time.GetTimestamp();
        if (crashes.Count > 0 && time.GetElapsedTime(lastCrash) > LongestWait + Within)
        {
            wait = TimeSpan.Zero;
        }

        wait = wait == TimeSpan.Zero ? FirstWait : Shorter(wait * 2, LongestWait);
        lastCrash = now;
        LastReason = reason;
        crashes.Enqueue(now);
        while (time.GetElapsedTime(crashes.Peek(), now) > Within)
        {
            crashes.Dequeue();
        }

        IsHeld |= crashes.Count >= HeldAfter;
    }

    private static TimeSpan Later(TimeSpan left) => left > TimeSpan.Zero ? left : TimeSpan.Zero;

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
