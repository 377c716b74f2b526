using System.Collections.Concurrent;
using System.Net;
using System.Net.NetworkInformation;
using PluginTasks.Sandbox.Egress.Addresses;

namespace PluginTasks.Sandbox.Egress.Dialing;

/// <summary>
/// Where the host and its proxies listen: no rule leads there. Whoever listens says so, and says when it ends. Thread safe.
/// </summary>
public sealed class ClosedEndpoints
{
    private readonly ConcurrentDictionary<Entry, bool> entries = new();
    private readonly Func<IEnumerable<IPAddress>> ownAddresses;

    public ClosedEndpoints()
        : this(AddressesOfThisMachine)
    {
    }

    internal ClosedEndpoints(Func<IEnumerable<IPAddress>> ownAddresses) => this.ownAddresses = ownAddresses;

    /// <summary>Closes an endpoint until what it gives is disposed of. One for all addresses closes its port on each of this machine's.</summary>
    public IDisposable Close(IPEndPoint endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        var entry = new Entry(this, AddressClasses.Plain(endpoint.Address), endpoint.Port);
        entries[entry] = true;
        return entry;
    }

    public bool Contains(IPAddress address, int port)
    {
        ArgumentNullException.ThrowIfNull(address);
        var plain = AddressClasses.Plain(address);
        return entries.Keys.Any(entry => entry.Port == port && IsSame(entry.Address, plain));
    }

    // Every loopback address counts as one: which of them a listener takes is up to the system.
    private bool IsSame(IPAddress closed, IPAddress address) =>
        closed.Equals(address)
        || (IPAddress.IsLoopback(closed) && IPAddress.IsLoopback(address))
        || (IsAny(closed) && (IPAddress.IsLoopback(address) || ownAddresses().Any(own => AddressClasses.Plain(own).Equals(address))));

    private static bool IsAny(IPAddress address) => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);

    private static IEnumerable<IPAddress> AddressesOfThisMachine() =>
        NetworkInterface.GetAllNetworkInterfaces().SelectMany(n => n.GetIPProperties().UnicastAddresses).Select(a => a.Address);

    // Compared by reference: two who listen at the same place close it twice.
    private sealed class Entry(ClosedEndpoints owner, IPAddress address, int port) : IDisposable
    {
        public IPAddress Address => address;

        public int Port => port;

        public void Dispose() => owner.entries.TryRemove(this, out _);
    }
}
