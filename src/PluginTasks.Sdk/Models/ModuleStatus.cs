namespace PluginTasks.Sdk;

/// <summary>A module as it is now. Immutable and thread safe.</summary>
public sealed record ModuleStatus
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its version, as its manifest says; null where it says none.</summary>
    public string? Version { get; init; }

    /// <summary>What was read of it: <c>loaded</c>, <c>disabled</c> or <c>failed</c>.</summary>
    public required string State { get; init; }

    /// <summary>Whether its code runs: <c>idle</c>, <c>running</c>, <c>backing_off</c>, <c>crashing</c>, <c>failed</c> or <c>disabled</c>.</summary>
    public required string Condition { get; init; }

    /// <summary>Why it cannot be started, or how it died last; null where nothing is wrong.</summary>
    public string? Trouble { get; init; }

    /// <summary>The number of the generation that runs; null where none does.</summary>
    public int? Generation { get; init; }

    /// <summary>The process of its own that it runs in; null where it has none.</summary>
    public int? ProcessId { get; init; }

    /// <summary>How many pages it has.</summary>
    public int Pages { get; init; }

    /// <summary>All that is wrong with its files, as <c>plugintasks validate</c> says it.</summary>
    public IReadOnlyList<ModuleDiagnostic> Diagnostics { get; init; } = [];
}
