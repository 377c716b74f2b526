using PluginTasks.Sdk;

namespace PluginTasks.Tasks.Facade;

/// <summary>A schedule to be made: of a registered task, or of an agent with what it is prompted with.</summary>
public sealed record NewSchedule
{
    public required string When { get; init; }

    /// <summary>The task, as <c>module.task</c>; without a dot, one of the caller's module.</summary>
    public string? TaskName { get; init; }

    /// <summary>The arguments of the task, as a JSON object.</summary>
    public string? Args { get; init; }

    /// <summary>The agent, as <c>module.agent</c>; without a dot, one of the caller's module.</summary>
    public string? Agent { get; init; }

    public string? Message { get; init; }

    public ScheduleOptions Options { get; init; } = new();
}
