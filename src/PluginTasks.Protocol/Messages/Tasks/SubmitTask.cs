using System.Text.Json;

namespace PluginTasks.Protocol.Messages.Tasks;

/// <summary>A task to be made. Its work is one of: a registered task, an agent with a prompt, a number of the module's.</summary>
public sealed record SubmitTask
{
    /// <summary>The task's id, where its work has begun under it already; else the host makes one.</summary>
    public string? Id { get; init; }

    /// <summary>A registered task, as <c>module.name</c>.</summary>
    public string? Task { get; init; }

    public JsonElement? Args { get; init; }

    /// <summary>An agent, as <c>module.name</c>.</summary>
    public string? Agent { get; init; }

    public string? Prompt { get; init; }

    public long? Work { get; init; }

    /// <summary>A function of the module to be called at the end.</summary>
    public long? Completion { get; init; }

    public required string Label { get; init; }

    public TaskSettings Options { get; init; } = TaskSettings.Default;
}
