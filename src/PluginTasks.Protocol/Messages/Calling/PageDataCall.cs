using System.Text.Json;
using PluginTasks.Sdk;

namespace PluginTasks.Protocol.Messages.Calling;

/// <summary>A page is about to be sent.</summary>
public sealed record PageDataCall
{
    public required string Page { get; init; }

    /// <summary>The parameters of its address, an object.</summary>
    public required JsonElement Params { get; init; }

    public required Session Session { get; init; }

    public string? Trace { get; init; }
}
