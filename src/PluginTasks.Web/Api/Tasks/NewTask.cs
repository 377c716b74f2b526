using System.Text.Json;

namespace PluginTasks.Web.Api.Tasks;

/// <summary>A task to be made: a registered one with its arguments, or an agent with its prompt.</summary>
internal sealed record NewTask
{
    /// <summary>As <c>module.task</c>.</summary>
    public string? Task { get; init; }

    /// <summary>As <c>module.agent</c>.</summary>
    public string? Agent { get; init; }

    public JsonElement? Args { get; init; }

    public string? Prompt { get; init; }

    public string? Key { get; init; }

    public string? Label { get; init; }

    /// <summary>In seconds; 300 where nothing is said.</summary>
    public double? Timeout { get; init; }
}
