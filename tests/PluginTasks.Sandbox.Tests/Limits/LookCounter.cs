namespace PluginTasks.Sandbox.Tests.Limits;

/// <summary>A clock whose timers tick when they are told.</summary>
internal sealed class LookCounter : TimeProvider
{
    private readonly List<Timer> timers = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(callback, state);
        timers.Add(timer);
        return timer;
    }

    /// <summary>Ticks so often. A tick that comes while the last is looked at is one with it.</summary>
    public async Task LooksAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            timers.ForEach(t => t.Tick());
            await Task.Yield();
        }
    }

    private sealed class Timer(TimerCallback callback, object? state) : ITimer
    {
        public void Tick() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
