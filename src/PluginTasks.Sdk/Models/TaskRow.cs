using System.Text.Json;

namespace PluginTasks.Sdk;

/// <summary>A task as it is stored: its snapshot, and how it was started. Immutable and thread safe.</summary>
public sealed record TaskRow : TaskSnapshot
{
    /// <summary>The registered task that runs, as <c>module.task</c>; null for work that was given as a function.</summary>
    public string? TaskName { get; init; }

    /// <summary>What a registered task was given; null for the others.</summary>
    public JsonElement? Args { get; init; }

    /// <summary>How many seconds it may run; null for as long as it likes.</summary>
    public double? TimeoutSeconds { get; init; }

    /// <summary>The sign-in that it was started from; null where there was none.</summary>
    public string? SessionKey { get; init; }
}
