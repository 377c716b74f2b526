using PluginTasks.Web.SignIns.OpenId;
using PluginTasks.Web.Sockets;

namespace PluginTasks.Web.Hosting;

/// <summary>What the operator sets of the host's doors. Immutable.</summary>
public sealed record WebHostOptions
{
    /// <summary>Where to listen. Port 0 is one that the system chooses.</summary>
    public IReadOnlyList<string> Urls { get; init; } = ["http://127.0.0.1:8080"];

    /// <summary>The folder of the built web client; null, or one that is not there, where it was not built.</summary>
    public string? ClientFolder { get; init; }

    /// <summary>The language of who has chosen none.</summary>
    public string DefaultLanguage { get; init; } = "en";

    /// <summary>Opens the first sign-in link; null where there is to be none.</summary>
    public string? LinkToken { get; init; }

    /// <summary>Bearer tokens of the host's own user.</summary>
    public IReadOnlyList<string> HostTokens { get; init; } = [];

    /// <summary>How long a session lives that is not used.</summary>
    public TimeSpan SessionIdle { get; init; } = TimeSpan.FromHours(12);

    /// <summary>How often it is looked for sessions that are over and for users that have changed.</summary>
    public TimeSpan LookEvery { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Addresses, or networks as <c>10.0.0.0/8</c>, of proxies whose <c>X-Forwarded-*</c> headers count.</summary>
    public IReadOnlyList<string> KnownProxies { get; init; } = [];

    /// <summary>How many requests of the API one user, or one address without one, may make at once, and each second.</summary>
    public int RequestsPerSecond { get; init; } = 100;

    /// <summary>How many messages a second one connection of a client may send.</summary>
    public int MessagesPerSecond { get; init; } = new SocketOptions().MessagesPerSecond;

    /// <summary>Another service that vouches for users; null where there is none.</summary>
    public OpenIdOptions? OpenId { get; init; }
}
