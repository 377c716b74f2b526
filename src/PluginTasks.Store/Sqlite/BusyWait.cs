namespace PluginTasks.Store.Sqlite;

/// <summary>
/// Waits for a lock of another process, which has no signal to give: shortly at first, then longer. The library's own
/// way is of no use, it was built to sleep in whole seconds.
/// </summary>
internal struct BusyWait(TimeSpan timeout)
{
    private const int FirstRounds = 10;
    private const int LongestMilliseconds = 20;

    private readonly long start = TimeProvider.System.GetTimestamp();
    private int round;

    /// <summary>After a while true; false when the time is up.</summary>
    public bool Again()
    {
        if (TimeProvider.System.GetElapsedTime(start) >= timeout)
        {
            return false;
        }

        if (round < FirstRounds)
        {
            Thread.Yield();
        }
        else
        {
            using var never = new ManualResetEventSlim();
            never.Wait(Math.Min(round - FirstRounds + 1, LongestMilliseconds));
        }

        round++;
        return true;
    }
}
