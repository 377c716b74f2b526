using System.Text.Json;
using PluginTasks.Sdk;

namespace PluginTasks.Protocol.Messages.Calling;

/// <summary>One attempt of a task: a registered one, an agent, or work that the module holds under a number.</summary>
public sealed record RunTask
{
    public required string Id { get; init; }

    public int Attempt { get; init; } = 1;

    public JsonElement? Checkpoint { get; init; }

    /// <summary>The registered task's name within the module.</summary>
    public string? Task { get; init; }

    public JsonElement? Args { get; init; }

    /// <summary>The agent's name within the module.</summary>
    public string? Agent { get; init; }

    public string? Prompt { get; init; }

    public long? Work { get; init; }

    public required Session Session { get; init; }

    public string? Trace { get; init; }

    /// <summary>The timeout of its attempt; for a script, which has to be stopped from outside.</summary>
    public double? TimeoutSeconds { get; init; }
}
