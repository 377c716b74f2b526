namespace PluginTasks.ModuleRuntime.Calling;

/// <summary>Keeps what flows with code away from what outlives it, such as timers.</summary>
internal readonly struct Ambient : IDisposable
{
    private readonly AsyncFlowControl? flow;

    private Ambient(AsyncFlowControl? flow) => this.flow = flow;

    public static Ambient Suppress() => new(ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow());

    public void Dispose() => flow?.Dispose();
}
