using PluginTasks.Sdk;

namespace PluginTasks.Modules.Schedules;

/// <summary>A schedule as a manifest has it. Exactly one of task and agent is given. Immutable.</summary>
public sealed record ManifestSchedule
{
    /// <summary>Unique in its module.</summary>
    public required string Id { get; init; }

    public required string When { get; init; }

    /// <summary>Null: the host's.</summary>
    public string? TimeZone { get; init; }

    public string? Task { get; init; }

    public string? Agent { get; init; }

    /// <summary>As JSON.</summary>
    public string? Args { get; init; }

    /// <summary>What an agent is prompted with: the argument <c>message</c>.</summary>
    public string? Message { get; init; }

    public MissedRuns Missed { get; init; }

    public bool Overlap { get; init; }

    /// <summary>The user that its tasks belong to; null: the module's own service user.</summary>
    public string? RunAs { get; init; }
}
