using System.Text.Json;
using PluginTasks.Sdk;

namespace PluginTasks.Protocol.Messages.Calling;

/// <summary>A call of an action.</summary>
public sealed record ActionCall
{
    /// <summary>Its name within the module.</summary>
    public required string Name { get; init; }

    /// <summary>The caller's values, an object.</summary>
    public required JsonElement Values { get; init; }

    public required Session Session { get; init; }

    public string SurfaceId { get; init; } = "main";

    public string? ComponentId { get; init; }

    public string? ConfirmationTaskId { get; init; }

    public string? Trace { get; init; }
}
