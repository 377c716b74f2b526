namespace PluginTasks.Sandbox.Egress.Addresses;

/// <summary>What kind of place an address is.</summary>
public enum AddressClass
{
    /// <summary>Somewhere on the internet.</summary>
    Public,
    Loopback,
    Private,
    LinkLocal,

    /// <summary>Provider-internal (100.64.0.0/10).</summary>
    Carrier,
    UniqueLocal,

    /// <summary>Where clouds hand out credentials to whoever asks from inside.</summary>
    Metadata,
    Multicast,

    /// <summary>An IPv6 address that stands for an IPv4 one, which a gateway would dial: NAT64, 6to4, Teredo, ISATAP.</summary>
    Translated,
    Documentation,
    Benchmark,
    Reserved,
    Unspecified,
    Broadcast,
}
