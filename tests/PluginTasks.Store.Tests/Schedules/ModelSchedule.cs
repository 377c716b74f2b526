using PluginTasks.Sdk;

namespace PluginTasks.Store.Tests.Schedules;

/// <summary>What a schedule is to do, told without the code that does it: its due times are whole minutes, and are counted.</summary>
internal sealed class ModelSchedule(string id, string when, DateTimeOffset anchor, Func<DateTimeOffset, bool> isDue, bool isOnce, MissedRuns missed)
{
    private const int MostMinutes = 60 * 24 * 10;

    private bool isPaused;

    /// <summary>The due times up to here are done with.</summary>
    private DateTimeOffset done = anchor;

    public string Id { get; } = id;

    public string When { get; } = when;

    public MissedRuns Missed { get; } = missed;

    public int Fired { get; private set; }

    public bool IsThere { get; private set; } = true;

    public DateTimeOffset? Next => isPaused ? null : Enumerable.Range(1, MostMinutes).Select(m => (DateTimeOffset?)done.AddMinutes(m)).FirstOrDefault(t => isDue(t!.Value));

    public void Remove() => IsThere = false;

    public void Pause() => isPaused = true;

    public void Resume(DateTimeOffset now)
    {
        done = isPaused ? now : done;
        isPaused = false;
    }

    public void Look(DateTimeOffset now)
    {
        if (isPaused || !IsThere || now <= done)
        {
            return;
        }

        var due = Enumerable.Range(1, (int)(now - done).TotalMinutes).Select(m => done.AddMinutes(m)).Where(isDue).ToList();
        done = now;
        var count = Missed switch
        {
            MissedRuns.Once => Math.Min(1, due.Count),
            MissedRuns.All => Math.Min(100, due.Count),
            _ => due.Any(d => d >= now.AddMinutes(-1)) ? 1 : 0,
        };
        Fired += count;
        IsThere = !isOnce || count == 0;
    }
}
