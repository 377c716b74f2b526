using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace PluginTasks.Sandbox.Egress.Addresses;

/// <summary>
/// Sorts addresses by the registries of special ones; what is in no table and not in the internet's part of IPv6 is
/// reserved. https://www.iana.org/assignments/iana-ipv4-special-registry https://www.iana.org/assignments/iana-ipv6-special-registry
/// </summary>
public static class AddressClasses
{
    // The first that fits counts.
    private static readonly (IPNetwork Network, AddressClass Class)[] V4 =
    [
        Of("169.254.169.254/32", AddressClass.Metadata),
        Of("169.254.170.2/32", AddressClass.Metadata),
        Of("169.254.170.23/32", AddressClass.Metadata),
        Of("100.100.100.200/32", AddressClass.Metadata),
        Of("168.63.129.16/32", AddressClass.Metadata),
        Of("192.0.0.192/32", AddressClass.Metadata),
        Of("0.0.0.0/8", AddressClass.Unspecified),
        Of("10.0.0.0/8", AddressClass.Private),
        Of("100.64.0.0/10", AddressClass.Carrier),
        Of("127.0.0.0/8", AddressClass.Loopback),
        Of("169.254.0.0/16", AddressClass.LinkLocal),
        Of("172.16.0.0/12", AddressClass.Private),
        Of("192.0.0.0/24", AddressClass.Reserved),
        Of("192.0.2.0/24", AddressClass.Documentation),
        Of("192.88.99.0/24", AddressClass.Translated),
        Of("192.168.0.0/16", AddressClass.Private),
        Of("198.18.0.0/15", AddressClass.Benchmark),
        Of("198.51.100.0/24", AddressClass.Documentation),
        Of("203.0.113.0/24", AddressClass.Documentation),
        Of("224.0.0.0/4", AddressClass.Multicast),
        Of("255.255.255.255/32", AddressClass.Broadcast),
        Of("240.0.0.0/4", AddressClass.Reserved),
    ];

    private static readonly (IPNetwork Network, AddressClass Class)[] V6 =
    [
        Of("fd00:ec2::254/128", AddressClass.Metadata),
        Of("fd20:ce::254/128", AddressClass.Metadata),
        Of("::/128", AddressClass.Unspecified),
        Of("::1/128", AddressClass.Loopback),
        Of("::/96", AddressClass.Translated),
        Of("::ffff:0:0:0/96", AddressClass.Translated),
        Of("64:ff9b::/96", AddressClass.Translated),
        Of("64:ff9b:1::/48", AddressClass.Translated),
        Of("fc00::/7", AddressClass.UniqueLocal),
        Of("fe80::/10", AddressClass.LinkLocal),
        Of("fec0::/10", AddressClass.Private),
        Of("ff00::/8", AddressClass.Multicast),
        Of("2001::/32", AddressClass.Translated),
        Of("2001:2::/48", AddressClass.Benchmark),
        Of("2001::/23", AddressClass.Reserved),
        Of("2001:db8::/32", AddressClass.Documentation),
        Of("2002::/16", AddressClass.Translated),
        Of("3fff::/20", AddressClass.Documentation),
    ];

    private static readonly IPNetwork Internet = IPNetwork.Parse("2000::/3");

    public static AddressClass Of(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var plain = Plain(address);
        foreach (var (network, kind) in plain.AddressFamily == AddressFamily.InterNetwork ? V4 : V6)
        {
            if (network.Contains(plain))
            {
                return kind;
            }
        }

        return plain.AddressFamily == AddressFamily.InterNetwork ? AddressClass.Public
            : !Internet.Contains(plain) ? AddressClass.Reserved
            : IsIsatap(plain) ? AddressClass.Translated
            : AddressClass.Public;
    }

    /// <summary>Without a zone, and as IPv4 where it is a mapped one.</summary>
    internal static IPAddress Plain(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? address.MapToIPv4()
        : address.AddressFamily == AddressFamily.InterNetworkV6 ? new IPAddress(address.GetAddressBytes())
        : address;

    /// <summary>Nothing opens these: on some systems they are other names of this machine.</summary>
    internal static bool IsNeverOpen(AddressClass kind) => kind is AddressClass.Unspecified or AddressClass.Broadcast;

    /// <summary>
    /// Whether a rule for a name opens it where the name leads there. The others open only by a rule for the address: no
    /// service has its home there, and a name that leads there is an attack.
    /// </summary>
    internal static bool OpensByName(AddressClass kind) => kind is AddressClass.Loopback or AddressClass.Private
        or AddressClass.LinkLocal or AddressClass.Carrier or AddressClass.UniqueLocal;

    // An interface of 0000:5efe or 0200:5efe, then the IPv4 address: https://www.rfc-editor.org/rfc/rfc5214#section-6.1
    private static bool IsIsatap(IPAddress address) =>
        (BinaryPrimitives.ReadUInt32BigEndian(address.GetAddressBytes().AsSpan(8)) & 0xFDFF_FFFF) == 0x0000_5EFE;

    private static (IPNetwork Network, AddressClass Class) Of(string network, AddressClass kind) => (IPNetwork.Parse(network), kind);
}
