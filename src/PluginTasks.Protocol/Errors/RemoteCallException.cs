using System.Text.Json;

namespace PluginTasks.Protocol.Errors;

/// <summary>What the code on the other side threw, as far as it can be told. Only for logs, but for its message.</summary>
public sealed class RemoteCallException(string code, string message, string? remoteType, string? remoteStack, JsonElement? details) : Exception(message)
{
    public string Code { get; } = code;

    public string? RemoteType { get; } = remoteType;

    /// <summary>Type, message and stack as they were there.</summary>
    public string? RemoteStack { get; } = remoteStack;

    public JsonElement? Details { get; } = details;

    /// <summary>Whether the author's code chose the message for its user.</summary>
    public bool IsChosen => Code == CallErrorCodes.Failed;

    public override string ToString() => RemoteStack is null ? base.ToString() : AuthorStack.Of(RemoteStack, IsChosen);
}
