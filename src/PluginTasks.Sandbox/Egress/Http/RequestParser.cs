using PluginTasks.Sandbox.Access.Network;

namespace PluginTasks.Sandbox.Egress.Http;

/// <summary>Reads a request to the proxy: a tunnel, or a plain request in absolute form. What two programs might read in two ways is refused.</summary>
internal static class RequestParser
{
    private const int LongestMethod = 32;

    /// <param name="head">As <see cref="HeadScanner"/> found it.</param>
    /// <exception cref="EgressException">It cannot be read, or is none that a proxy takes.</exception>
    public static RequestHead Parse(ReadOnlySpan<byte> head, int maxHeaders)
    {
        var (line, fields) = HeadLines.Read(head, maxHeaders);
        var parts = line.Split(' ');
        if (parts.Length != 3 || parts[0].Length > LongestMethod || !HeadLines.IsToken(parts[0]) || parts[1].Any(c => c is <= ' ' or > '~'))
        {
            throw EgressException.Malformed("the request line is not a method, a target and a version");
        }

        if (parts[2] is not ("HTTP/1.1" or "HTTP/1.0"))
        {
            throw EgressException.Malformed("the version is another than HTTP/1.1 or HTTP/1.0");
        }

        var isOld = parts[2] == "HTTP/1.0";
        var body = Framing.Of(fields);
        if (isOld && body.IsChunked)
        {
            throw EgressException.Malformed("HTTP/1.0 has no transfer encodings");
        }

        var request = parts[0] == "CONNECT" ? Tunnel(parts[1], body) : Plain(parts[0], parts[1]);
        CheckHost(request, fields, isOld);
        return request with { IsOldVersion = isOld, Fields = HopHeaders.Without(fields), Body = body, Expects = Expects(fields, isOld) };
    }

    private static RequestHead Tunnel(string target, Framing body)
    {
        if (body != default)
        {
            throw EgressException.Malformed("a CONNECT has no body");
        }

        var request = Read(target);
        return request is { Scheme: null, Port: not null }
            ? new RequestHead { Method = "CONNECT", Target = request }
            : throw EgressException.Malformed("a CONNECT takes a host and a port");
    }

    private static RequestHead Plain(string method, string target)
    {
        if (method.Equals("CONNECT", StringComparison.OrdinalIgnoreCase))
        {
            throw EgressException.Malformed("CONNECT is written in capitals");
        }

        if (target.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            throw EgressException.Malformed("https goes through a CONNECT; the proxy does not open TLS");
        }

        if (!target.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        {
            throw EgressException.Malformed("the proxy takes CONNECT host:port, or a method and a whole http:// address");
        }

        var query = target.IndexOf('?', StringComparison.Ordinal);
        return new RequestHead { Method = method, Target = Read(target), Query = query < 0 ? "" : target[query..] };
    }

    private static NetworkRequest Read(string target) =>
        NetworkRequest.TryParse(target, out var request, out var error) ? request : throw EgressException.Malformed(error.Message);

    // Old clients send none; nobody may send two, or one that a server behind would follow to another place.
    private static void CheckHost(RequestHead request, IReadOnlyList<HeaderField> fields, bool isOld)
    {
        var hosts = fields.Where(f => f.Is("Host")).ToList();
        if (hosts.Count > 1 || (hosts.Count == 0 && !isOld))
        {
            throw EgressException.Malformed("a request has one Host");
        }

        if (hosts.Count == 1 && !IsSame(request.Target, hosts[0].Value))
        {
            throw EgressException.Malformed("the Host is another than the target");
        }
    }

    // Beside a CONNECT, some clients leave the port out.
    private static bool IsSame(NetworkRequest target, string host) =>
        !host.Contains('/', StringComparison.Ordinal)
        && NetworkRequest.TryParse(host, out var read, out _)
        && read.Host.Text == target.Host.Text
        && (read.Port ?? (target.Scheme is null ? target.Port : 80)) == target.Port;

    private static bool Expects(IReadOnlyList<HeaderField> fields, bool isOld)
    {
        var expected = fields.Where(f => f.Is("Expect")).ToList();
        return expected.Count > 1 || expected.Any(f => !f.Value.Equals("100-continue", StringComparison.OrdinalIgnoreCase))
            ? throw EgressException.Malformed("it expects something else than 100-continue")
            : expected.Count == 1 && !isOld;
    }
}
