namespace PluginTasks.ModuleRuntime.Scripts.Running;

/// <summary>The time of one call: trips when it is over, or when its caller gives it up.</summary>
internal sealed class CallTime : IDisposable
{
    private readonly CancellationTokenSource limit;
    private readonly CancellationTokenSource both;

    public CallTime(ScriptLimits limits, CancellationToken outer)
    {
        Outer = outer;
        limit = new CancellationTokenSource(limits.CallTime, limits.Clock);
        both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, outer);
    }

    public CancellationToken Outer { get; }

    public CancellationToken Token => both.Token;

    /// <summary>Whether it is the time that has run out.</summary>
    public bool IsOver => limit.IsCancellationRequested;

    public void Dispose()
    {
        both.Dispose();
        limit.Dispose();
    }
}
