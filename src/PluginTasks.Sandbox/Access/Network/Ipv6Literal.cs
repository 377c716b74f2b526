using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace PluginTasks.Sandbox.Access.Network;

/// <summary>IPv6 addresses, compressed or not, with or without brackets, never with a zone.</summary>
internal static class Ipv6Literal
{
    public static bool TryParse(string text, [NotNullWhen(true)] out IPAddress? address, [NotNullWhen(false)] out string? problem)
    {
        address = null;
        var bare = text.Length > 2 && text[0] == '[' && text[^1] == ']' ? text[1..^1] : text;
        if (bare.Contains('%', StringComparison.Ordinal))
        {
            problem = "has a zone, which means something else on every machine";
            return false;
        }

        // The framework's parser takes zones and more; what reaches it here is digits, colons and dots.
        problem = "is no IPv6 address";
        return bare.All(c => char.IsAsciiHexDigit(c) || c is ':' or '.')
            && IPAddress.TryParse(bare, out address)
            && address.AddressFamily == AddressFamily.InterNetworkV6;
    }
}
