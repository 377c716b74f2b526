using System.Text.Json;
using PluginTasks.Sdk;

namespace PluginTasks.Web.Api.Schedules;

/// <summary>A schedule to be made: of a registered task with its arguments, or of an agent with what it is prompted with.</summary>
internal sealed record NewScheduleBody
{
    public required string When { get; init; }

    public string? Task { get; init; }

    public JsonElement? Args { get; init; }

    public string? Agent { get; init; }

    public string? Message { get; init; }

    public string? Name { get; init; }

    public string? Timezone { get; init; }

    public MissedRuns Missed { get; init; }

    public bool Overlap { get; init; }
}
