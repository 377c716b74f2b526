using System.Text.Json;
using PluginTasks.Sdk;

namespace PluginTasks.Protocol.Messages.Schedules;

/// <summary>A schedule to be made.</summary>
public sealed record AddSchedule
{
    public required string When { get; init; }

    /// <summary>The registered task, as <c>module.name</c>.</summary>
    public required string Task { get; init; }

    public JsonElement? Args { get; init; }

    public string? Name { get; init; }

    public string? TimeZone { get; init; }

    public MissedRuns Missed { get; init; }

    public bool Overlap { get; init; }
}
