namespace PluginTasks.Samples.Tests.Reports;

/// <summary>The system's clock, set forward by a test. What waits waits as long as ever, so a module runs as it does in a host.</summary>
internal sealed class MovableTime : TimeProvider
{
    private long ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Volatile.Read(ref ahead));

    public void MoveTo(DateTimeOffset time) => Interlocked.Add(ref ahead, (time - GetUtcNow()).Ticks);
}
