namespace PluginTasks.ModuleRuntime.Tests.Scripts;

/// <summary>A clock on which what is due within a second is due at once, so that a script that waits between its steps does not.</summary>
internal sealed class ShortWaits : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime > TimeSpan.Zero && dueTime <= TimeSpan.FromSeconds(1) ? TimeSpan.Zero : dueTime, period);
}
