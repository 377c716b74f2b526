namespace PluginTasks.Tasks.Runtime;

/// <summary>For a runtime that only runs functions.</summary>
public sealed class NoRegisteredWork : IRegisteredWork
{
    public static NoRegisteredWork Instance { get; } = new();

    public ValueTask<RegisteredTask?> FindAsync(string taskName, CancellationToken cancellationToken = default) => ValueTask.FromResult<RegisteredTask?>(null);
}
