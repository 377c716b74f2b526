namespace PluginTasks.Modules.Code;

/// <summary>The names that a module's code registers, found without running it. Immutable.</summary>
/// <param name="IsKnown">False where there is code whose names cannot be read; then nothing is missing.</param>
public sealed record ModuleCode(bool IsKnown, IReadOnlySet<string> Actions, IReadOnlySet<string> Tasks)
{
    public static ModuleCode None { get; } = new(true, new HashSet<string>(), new HashSet<string>());

    /// <summary>Whether something in it runs as long as the module does.</summary>
    public bool HasLongRunning { get; init; }

    public ModuleCode With(ModuleCode other) => new(
        IsKnown && other.IsKnown,
        Actions.Concat(other.Actions).ToHashSet(StringComparer.Ordinal),
        Tasks.Concat(other.Tasks).ToHashSet(StringComparer.Ordinal))
    {
        HasLongRunning = HasLongRunning || other.HasLongRunning,
    };
}
