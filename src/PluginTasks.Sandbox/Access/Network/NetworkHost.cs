using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace PluginTasks.Sandbox.Access.Network;

/// <summary>
/// A normalized host: a name in lower case without trailing dot and with its international labels encoded, or an address
/// in its usual notation. The names of the loopback are one host.
/// </summary>
public sealed class NetworkHost
{
    private NetworkHost(string text, IPAddress? address)
    {
        Text = text;
        Address = address;
    }

    public static NetworkHost Loopback { get; } = new("localhost", IPAddress.Loopback);

    /// <summary>Without brackets. The same host has the same text, and no name looks like an address.</summary>
    public string Text { get; }

    /// <summary>Null for a name; <c>localhost</c> has 127.0.0.1.</summary>
    public IPAddress? Address { get; }

    public bool IsLoopback => Text == Loopback.Text;

    /// <summary>Whether it is to be looked up; the loopback is not.</summary>
    public bool IsName => Address is null;

    /// <summary>Reads a name or an address in any notation, an IPv6 address with or without brackets.</summary>
    /// <param name="problem">Why not, to follow a quotation of the host.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out NetworkHost? host, [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        host = null;
        if (text.Contains(':', StringComparison.Ordinal) || text.Contains('[', StringComparison.Ordinal))
        {
            if (!Ipv6Literal.TryParse(text, out var v6, out problem))
            {
                return false;
            }

            host = Of(v6);
            return true;
        }

        if (!DomainName.TryNormalize(text, out var name, out problem))
        {
            return false;
        }

        if (!Ipv4Literal.LooksLikeOne(name))
        {
            host = name == Loopback.Text ? Loopback : new NetworkHost(name, null);
            return true;
        }

        if (!Ipv4Literal.TryParse(name, out var v4))
        {
            problem = "ends in a number but is no IPv4 address";
            return false;
        }

        host = Of(v4);
        return true;
    }

    /// <summary>An address as the host that it is; mapped ones are what they map.</summary>
    public static NetworkHost Of(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.Equals(IPAddress.Loopback) || plain.Equals(IPAddress.IPv6Loopback) ? Loopback : new NetworkHost(plain.ToString(), plain);
    }

    /// <summary>As it stands in a URL.</summary>
    public override string ToString() => Text.Contains(':', StringComparison.Ordinal) ? $"[{Text}]" : Text;
}
