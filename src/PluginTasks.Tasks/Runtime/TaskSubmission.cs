using PluginTasks.Sdk;
using PluginTasks.Tasks.Running;
using PluginTasks.Tasks.States;

namespace PluginTasks.Tasks.Runtime;

/// <summary>A task to be made: a function of this process (<see cref="Work"/>), or a registered one by name.</summary>
public sealed record TaskSubmission
{
    /// <summary>Its id, where the caller has to know it beforehand; else one is made.</summary>
    public string? Id { get; init; }

    public required string Module { get; init; }

    public required string UserId { get; init; }

    public string? OrganizationId { get; init; }

    /// <summary>The submitter's session, which attempts in this process run with. Default: the user without role or permissions.</summary>
    public Session? Session { get; init; }

    /// <summary>The trace that the submission belongs to.</summary>
    public string? TraceParent { get; init; }

    public string Label { get; init; } = ITasks.DefaultLabel;

    public TaskOptions Options { get; init; } = new();

    /// <summary>What it runs, where that is a function of this process.</summary>
    public TaskWork? Work { get; init; }

    /// <summary>What it runs, where that is registered: <c>module.name</c>.</summary>
    public string? TaskName { get; init; }

    /// <summary>The arguments of a registered one, as JSON.</summary>
    public string? Args { get; init; }

    /// <summary>Called once with the final state, in this process; what it throws is logged.</summary>
    public Func<TaskRecord, Task>? OnComplete { get; init; }
}
