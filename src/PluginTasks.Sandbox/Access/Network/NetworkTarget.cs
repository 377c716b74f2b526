using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace PluginTasks.Sandbox.Access.Network;

/// <summary>
/// The target of a network rule: <c>https://host/path</c>, <c>https://host</c>, <c>host</c>, <c>host:443</c>,
/// <c>*.example.com</c>. docs/access.md says what matches. Immutable and thread safe.
/// </summary>
public sealed class NetworkTarget : IAccessTarget
{
    private const string Wildcard = "*.";

    private readonly IReadOnlyList<string> segments;

    private NetworkTarget(UrlScheme? scheme, NetworkHost host, bool subdomains, int? port, IReadOnlyList<string> segments)
    {
        Scheme = scheme;
        Host = host;
        Subdomains = subdomains;
        Port = port;
        this.segments = segments;
    }

    /// <summary>Null for every scheme.</summary>
    public UrlScheme? Scheme { get; }

    /// <summary>The host, or the domain whose subdomains are meant.</summary>
    public NetworkHost Host { get; }

    /// <summary>Whether it is the subdomains of <see cref="Host"/>, at any depth, and not the host itself.</summary>
    public bool Subdomains { get; }

    /// <summary>Null for every port.</summary>
    public int? Port { get; }

    /// <summary>Whether only some paths are let through. A <c>CONNECT</c> shows none, and is decided by the rest.</summary>
    public bool HasPath => segments.Count > 0;

    public string Normalized =>
        (Scheme is { } scheme ? $"{scheme.Name()}://" : "") + (Subdomains ? Wildcard : "") + Host
        + (Port is { } port && port != Scheme?.Port() ? ":" + port.ToString(CultureInfo.InvariantCulture) : "")
        + (HasPath ? "/" + string.Join('/', segments) + (segments[^1].Length == 0 ? "/" : "") : "");

    public static bool TryParse(string text, [NotNullWhen(true)] out NetworkTarget? target, [NotNullWhen(false)] out AccessError? error)
    {
        ArgumentNullException.ThrowIfNull(text);
        target = null;
        if (!UrlText.TryCut(text, out var url, out var problem) || !Authority.TrySplit(url.Authority, out var authority, out problem))
        {
            error = NetworkErrors.Of(text, problem);
            return false;
        }

        if (IsEveryHost(authority.Host))
        {
            error = NetworkErrors.EveryHost(text);
            return false;
        }

        var subdomains = authority.Host.StartsWith(Wildcard, StringComparison.Ordinal);
        if (!NetworkHost.TryParse(subdomains ? authority.Host[Wildcard.Length..] : authority.Host, out var host, out problem)
            || !UrlPath.TryParse(url.Path, out var path, out problem))
        {
            error = NetworkErrors.Of(text, problem);
            return false;
        }

        problem = url.HasQuery ? "has a query, which rules do not look at; leave it out"
            : path.IsAmbiguous ? "has a path that servers read in different ways; write it without encoded slashes and dots"
            : subdomains && !host.IsName ? "has a '*' before an address or the loopback, which have no subdomains"
            : null;
        if (problem is not null)
        {
            error = NetworkErrors.Of(text, problem);
            return false;
        }

        target = new NetworkTarget(url.Scheme, host, subdomains, authority.Port ?? url.Scheme?.Port(), Prefix(path));
        error = null;
        return true;
    }

    /// <summary>Whether it lets a target through; one that cannot be read is not.</summary>
    public bool Allows(string target) => NetworkRequest.TryParse(target, out var request, out _) && Allows(request);

    public bool Allows(NetworkRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return AllowsHost(request.Host) && (Port is null || Port == request.Port) && AllowsScheme(request) && AllowsPath(request);
    }

    public override string ToString() => Normalized;

    private bool AllowsHost(NetworkHost host) => Subdomains
        ? host.IsName && host.Text.EndsWith("." + Host.Text, StringComparison.Ordinal)
        : host.Text == Host.Text;

    // What goes through a tunnel on the port of an https rule is taken for TLS; plain requests need no tunnel, and one
    // would hide the path.
    private bool AllowsScheme(NetworkRequest request) =>
        Scheme is null || (request.Scheme is null ? Scheme == UrlScheme.Https || !HasPath : Scheme == request.Scheme);

    private bool AllowsPath(NetworkRequest request) =>
        !HasPath || request.Scheme is null || (!request.UrlPath.IsAmbiguous && request.UrlPath.StartsWith(segments));

    private static bool IsEveryHost(string host) => host.Contains('*', StringComparison.Ordinal) && host.All(c => c is '*' or '.');

    // '/v1/' and '/v1' are the same rule: the slash at the end begins a segment that may hold anything.
    private static IReadOnlyList<string> Prefix(UrlPath path) =>
        path.Segments[^1].Length == 0 ? [.. path.Segments.SkipLast(1)] : path.Segments;
}
