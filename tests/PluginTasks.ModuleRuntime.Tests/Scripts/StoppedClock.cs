namespace PluginTasks.ModuleRuntime.Tests.Scripts;

/// <summary>A clock that stands still however long the machine takes, on which a test ends the time of the calls that are under way.</summary>
internal sealed class StoppedClock : TimeProvider
{
    public static readonly TimeSpan CallTime = TimeSpan.FromSeconds(5);
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private readonly List<ITimer> calls = [];

    /// <summary>Whether a grace is over as soon as it begins.</summary>
    public bool IsGraceOver { get; init; }

    public void EndCalls()
    {
        lock (gate)
        {
            calls.ForEach(call => call.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan));
            calls.Clear();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime == Grace && IsGraceOver ? TimeSpan.Zero : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        lock (gate)
        {
            calls.AddRange(dueTime == CallTime ? [timer] : Array.Empty<ITimer>());
        }

        return timer;
    }
}
