using System.Text.Json;

namespace PluginTasks.Web.Sockets;

/// <summary>What a client says. <see cref="RequestId"/> is its own word for it, which answers repeat.</summary>
internal abstract record ClientMessage
{
    public string? RequestId { get; init; }
}

internal sealed record NavigateMessage(string Path, JsonElement? Params) : ClientMessage;

internal sealed record ActionMessage(string Name, JsonElement? Context, string SurfaceId, string? ComponentId, TaskEventRef? Event) : ClientMessage;

/// <summary>The event of a task that a card's callback is for.</summary>
internal sealed record TaskEventRef(string TaskId, long Seq, string Callback);

internal sealed record AckMessage(IReadOnlyList<string> MessageIds) : ClientMessage;

internal sealed record SubscribeMessage(string BindingId, string SurfaceId) : ClientMessage;

internal sealed record UnsubscribeMessage(string BindingId, string SurfaceId) : ClientMessage;

/// <summary>The page store as the client has it. The host keeps none, so it only has to be well formed.</summary>
internal sealed record SurfaceStateMessage : ClientMessage;

internal sealed record PongMessage : ClientMessage;
