namespace PluginTasks.Protocol.Messages.Loading;

/// <summary>What there is in a module's assembly and scripts.</summary>
public sealed record LoadedCode
{
    public IReadOnlyList<LoadedAction> Actions { get; init; } = [];

    public IReadOnlyList<LoadedTask> Tasks { get; init; } = [];

    public IReadOnlyList<LoadedAction> Agents { get; init; } = [];

    /// <summary>The pages that have data of their own.</summary>
    public IReadOnlyList<string> Pages { get; init; } = [];

    public IReadOnlyList<string> LongRunning { get; init; } = [];
}
