using PluginTasks.Sandbox.Access.Network;
using PluginTasks.Sandbox.Egress.Reports;

namespace PluginTasks.Sandbox.Egress.Http;

/// <summary>A request to the proxy, read.</summary>
internal sealed record RequestHead
{
    public required string Method { get; init; }

    /// <summary>What is matched, and what the request to the server is made of.</summary>
    public required NetworkRequest Target { get; init; }

    /// <summary>Empty, or beginning with a question mark.</summary>
    public string Query { get; init; } = "";

    public bool IsOldVersion { get; init; }

    /// <summary>What is passed on.</summary>
    public IReadOnlyList<HeaderField> Fields { get; init; } = [];

    public Framing Body { get; init; }

    /// <summary>Whether the client waits for a word before it sends the body.</summary>
    public bool Expects { get; init; }

    public bool IsTunnel => Target.Scheme is null;

    public EgressOperation Operation =>
        IsTunnel ? EgressOperation.Connect : Body.HasBody ? EgressOperation.Send : EgressOperation.Receive;
}
