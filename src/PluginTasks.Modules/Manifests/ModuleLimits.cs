namespace PluginTasks.Modules.Manifests;

/// <summary>What a module may use; null where its manifest does not say. Immutable.</summary>
public sealed record ModuleLimits
{
    public int? MemoryMb { get; init; }

    public int? MaxRunningTasks { get; init; }

    public int? Processes { get; init; }

    public int? OpenFiles { get; init; }

    public double ScriptSeconds { get; init; } = 5;
}
