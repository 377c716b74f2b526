using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace PluginTasks.Sandbox.Access.Network;

/// <summary>
/// What a module wants to reach: a URL, or a host and perhaps a port where no more is known (a <c>CONNECT</c>). Normalized;
/// what is sent must be made from this, not from the text that was given.
/// </summary>
public sealed class NetworkRequest
{
    private NetworkRequest(UrlScheme? scheme, NetworkHost host, int? port, UrlPath path)
    {
        Scheme = scheme;
        Host = host;
        Port = port;
        UrlPath = path;
    }

    /// <summary>Null where neither it nor a path can be seen.</summary>
    public UrlScheme? Scheme { get; }

    public NetworkHost Host { get; }

    /// <summary>Null for every port; only rules for every port let that through.</summary>
    public int? Port { get; }

    /// <summary>Begins with a slash; without query.</summary>
    public string Path => UrlPath.Text;

    /// <summary>The one way to write it: the default port and the query are left out.</summary>
    public string Normalized =>
        (Scheme is { } scheme ? $"{scheme.Name()}://" : "") + Host
        + (Port is { } port && port != Scheme?.Port() ? ":" + port.ToString(CultureInfo.InvariantCulture) : "")
        + (Scheme is null ? "" : Path);

    internal UrlPath UrlPath { get; }

    /// <summary>Reads a target as a caller gives it. Refused is what two programs might read in two ways.</summary>
    public static bool TryParse(string target, [NotNullWhen(true)] out NetworkRequest? request, [NotNullWhen(false)] out AccessError? error)
    {
        ArgumentNullException.ThrowIfNull(target);
        request = null;
        if (UrlText.TryCut(target, out var url, out var problem)
            && Authority.TrySplit(url.Authority, out var authority, out problem)
            && NetworkHost.TryParse(authority.Host, out var host, out problem)
            && UrlPath.TryParse(url.Path, out var path, out problem))
        {
            request = new NetworkRequest(url.Scheme, host, authority.Port ?? url.Scheme?.Port(), path);
            error = null;
            return true;
        }

        error = NetworkErrors.Of(target, problem);
        return false;
    }

    /// <summary>Reads the parts of a request line: <paramref name="path"/> with or without query, null for a <c>CONNECT</c>.</summary>
    public static bool TryCreate(
        UrlScheme? scheme, string host, int port, string? path, [NotNullWhen(true)] out NetworkRequest? request, [NotNullWhen(false)] out AccessError? error)
    {
        ArgumentNullException.ThrowIfNull(host);
        request = null;
        if (host.AsSpan().IndexOfAny('/', '?', '@') >= 0 || (path is { Length: > 0 } && path[0] != '/') || ((scheme is null) != (path is null)))
        {
            error = NetworkErrors.Of(host, "is no host, or does not go with its scheme and path");
            return false;
        }

        var bracketed = host.Contains(':', StringComparison.Ordinal) && !host.StartsWith('[') ? $"[{host}]" : host;
        var authority = bracketed + ":" + port.ToString(CultureInfo.InvariantCulture);
        return TryParse(scheme is { } known ? $"{known.Name()}://{authority}{path}" : authority, out request, out error);
    }

    public override string ToString() => Normalized;
}
