using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace PluginTasks.Sandbox.Access.Network;

/// <summary>The host and port of a rule or a target, before the host is read.</summary>
internal readonly record struct Authority(string Host, int? Port)
{
    public static bool TrySplit(string text, out Authority authority, [NotNullWhen(false)] out string? problem)
    {
        authority = default;
        if (text.Contains('@', StringComparison.Ordinal))
        {
            problem = "has user information before the host, which hides where it leads";
            return false;
        }

        // More than one colon outside of brackets is an IPv6 address without a port.
        var colon = text.LastIndexOf(':');
        var hasPort = colon >= 0 && (text[0] == '[' ? text.LastIndexOf(']') == colon - 1 : text.IndexOf(':', StringComparison.Ordinal) == colon);
        var host = hasPort ? text[..colon] : text;
        if (host.Length == 0)
        {
            problem = "has no host";
            return false;
        }

        if (text[0] == '[' && (host[^1] != ']' || host.Length < 3))
        {
            problem = "has brackets that hold no address";
            return false;
        }

        if (!hasPort)
        {
            authority = new Authority(host, null);
            problem = null;
            return true;
        }

        if (!TryParsePort(text[(colon + 1)..], out var port))
        {
            problem = $"has no port after the ':' but {Quoted.Text(text[(colon + 1)..])}; ports are 1 to 65535";
            return false;
        }

        authority = new Authority(host, port);
        problem = null;
        return true;
    }

    private static bool TryParsePort(string text, out int port) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is >= 1 and <= 65535 && text[0] != '0';
}
