using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using PluginTasks.Sandbox.Egress.Reports;

namespace PluginTasks.Sandbox.Egress.Dialing;

/// <summary>
/// The one way out for modules. It looks a name up once, checks every address that came, and dials these addresses and
/// no name. Thread safe; one serves all modules.
/// </summary>
public sealed class EgressDialer : IDisposable
{
    private readonly INameResolver resolver;
    private readonly EgressOptions options;
    private readonly TimeProvider time;

    // One for each module, so that none waits for the slow names of another.
    private readonly ConcurrentDictionary<string, SemaphoreSlim> lookups = new(StringComparer.Ordinal);

    public EgressDialer(INameResolver resolver, ClosedEndpoints closed, EgressOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        this.resolver = resolver;
        this.options = options;
        this.time = time;
        Closed = closed;
    }

    /// <summary>Where the host and its proxies listen.</summary>
    public ClosedEndpoints Closed { get; }

    /// <exception cref="EgressException">It is refused, or nobody took the connection.</exception>
    public async Task<Socket> DialAsync(EgressGrant grant, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(grant);
        if (!grant.IsAllowed || grant.Target.Port is not { } port)
        {
            throw new EgressException(EgressReason.Rules, "The rules do not allow it.");
        }

        var addresses = await AddressesAsync(grant, cancellationToken).ConfigureAwait(false);
        foreach (var address in addresses)
        {
            Check(grant, address, port);
        }

        return await DialAsync(grant, addresses, port, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Nobody may dial any more.</summary>
    public void Dispose()
    {
        foreach (var turns in lookups.Values)
        {
            turns.Dispose();
        }
    }

    private void Check(EgressGrant grant, IPAddress address, int port)
    {
        if (!grant.Permits(address))
        {
            throw new EgressException(EgressReason.Address, "An address of the target is of a kind that no rule names.");
        }

        if (Closed.Contains(address, port))
        {
            throw new EgressException(EgressReason.Listener, "The host itself listens there.");
        }
    }

    private async Task<IReadOnlyList<IPAddress>> AddressesAsync(EgressGrant grant, CancellationToken cancellationToken)
    {
        var host = grant.Target.Host;
        if (host.Address is { } address)
        {
            return host.IsLoopback ? [IPAddress.Loopback, IPAddress.IPv6Loopback] : [address];
        }

        var found = await LookUpAsync(grant.Module, host.Text, cancellationToken).ConfigureAwait(false);
        return found.Count == 0 || found.Count > options.MaxAddresses
            ? throw new EgressException(EgressReason.Lookup, "The name has no addresses, or too many.")
            : found;
    }

    private async Task<IReadOnlyList<IPAddress>> LookUpAsync(string module, string name, CancellationToken cancellationToken)
    {
        var turns = lookups.GetOrAdd(module, _ => new SemaphoreSlim(options.MaxLookups));
        using var clock = new Clock(time, options.LookupTimeout, cancellationToken);
        try
        {
            await turns.WaitAsync(clock.Token).ConfigureAwait(false);
            return await InTurnAsync(turns, name, clock.Token).WaitAsync(clock.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is SocketException or ArgumentException)
        {
            throw new EgressException(EgressReason.Lookup, "The name cannot be looked up.", error);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new EgressException(EgressReason.Lookup, "The name could not be looked up in time.");
        }
    }

    /// <summary>The system goes on with a look-up that nobody waits for, on a thread that it holds: the turn is over with that.</summary>
    private async Task<IReadOnlyList<IPAddress>> InTurnAsync(SemaphoreSlim turns, string name, CancellationToken cancellationToken)
    {
        try
        {
            return await resolver.ResolveAsync(name, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            turns.Release();
        }
    }

    private async Task<Socket> DialAsync(EgressGrant grant, IReadOnlyList<IPAddress> addresses, int port, CancellationToken cancellationToken)
    {
        var tries = Math.Min(addresses.Count, options.MaxDials);
        for (var i = 0; ; i++)
        {
            try
            {
                return await DialAsync(grant, new IPEndPoint(addresses[i], port), options.DialTimeout / tries, cancellationToken).ConfigureAwait(false);
            }
            catch (EgressException error) when (error.Reason is EgressReason.Unreachable or EgressReason.DialTimeout && i + 1 < tries)
            {
                // The next address was checked like this one.
            }
        }
    }

    private async Task<Socket> DialAsync(EgressGrant grant, IPEndPoint endpoint, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var clock = new Clock(time, timeout, cancellationToken);
        try
        {
            await socket.ConnectAsync(endpoint, clock.Token).ConfigureAwait(false);
            CheckPeer(grant, socket, endpoint);
            return socket;
        }
        catch (Exception error)
        {
            socket.Dispose();
            throw error switch
            {
                SocketException => new EgressException(EgressReason.Unreachable, "Nobody took the connection.", error),
                OperationCanceledException when !cancellationToken.IsCancellationRequested =>
                    new EgressException(EgressReason.DialTimeout, "Nobody took the connection in time."),
                _ => error,
            };
        }
    }

    // A socket that dials a free port of its own machine can meet itself.
    private void CheckPeer(EgressGrant grant, Socket socket, IPEndPoint endpoint)
    {
        if (socket.RemoteEndPoint is not IPEndPoint peer || !peer.Address.Equals(endpoint.Address) || peer.Port != endpoint.Port
            || peer.Equals(socket.LocalEndPoint))
        {
            throw new EgressException(EgressReason.Peer, "The connection came out somewhere else.");
        }

        Check(grant, peer.Address, peer.Port);
    }

    /// <summary>A deadline by the given clock, and the caller's token.</summary>
    private sealed class Clock : IDisposable
    {
        private readonly CancellationTokenSource deadline;
        private readonly CancellationTokenSource either;

        public Clock(TimeProvider time, TimeSpan timeout, CancellationToken cancellationToken)
        {
            deadline = new CancellationTokenSource(timeout, time);
            either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        }

        public CancellationToken Token => either.Token;

        public void Dispose()
        {
            either.Dispose();
            deadline.Dispose();
        }
    }
}
