using PluginTasks.Sandbox.Access.Network;
using PluginTasks.Sandbox.Egress.Reports;

namespace PluginTasks.Sandbox.Egress.Tunnels;

/// <summary>
/// Carries bytes both ways after a <c>CONNECT</c>. What the client says first is looked at: TLS has to name the host of
/// the tunnel, and where the rules mean https alone it has to be TLS.
/// </summary>
internal sealed class Tunnel(EgressGrant grant, Wire client, Wire server, GrantWatch watch, EgressOptions options, ConnectionClock clock)
{
    /// <exception cref="EgressException">It carries what it may not.</exception>
    public async Task RunAsync()
    {
        // Servers of TLS wait for the client: nothing has to flow back yet.
        if (!grant.CarriesAnything && !await CheckTlsAsync().ConfigureAwait(false))
        {
            return;
        }

        clock.Stream();
        var up = UpAsync();
        var down = PumpAsync(server, client, options.MaxReceivedBytes);
        try
        {
            await (await Task.WhenAny(up, down).ConfigureAwait(false)).ConfigureAwait(false);
            await Task.WhenAll(up, down).ConfigureAwait(false);
        }
        catch (Exception)
        {
            clock.Cancel();
            await Task.WhenAll(up, down).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }

    private async Task UpAsync()
    {
        // Other protocols may let the server speak first, so this runs beside what flows back.
        if (grant.CarriesAnything && await IsTlsAsync().ConfigureAwait(false))
        {
            clock.Limit(options.HelloTimeout);
            await CheckNameAsync().ConfigureAwait(false);
            clock.Stream();
        }

        await PumpAsync(client, server, options.MaxSentBytes).ConfigureAwait(false);
    }

    // False where the client ended the tunnel without a word.
    private async Task<bool> CheckTlsAsync()
    {
        clock.Limit(options.HelloTimeout);
        if (!await client.AwaitAsync().ConfigureAwait(false))
        {
            return false;
        }

        if (!await IsTlsAsync().ConfigureAwait(false))
        {
            throw new EgressException(EgressReason.NotTls, "The tunnel is for https and carries something else.");
        }

        await CheckNameAsync().ConfigureAwait(false);
        return true;
    }

    private async Task<bool> IsTlsAsync()
    {
        bool? tls;
        while ((tls = ClientHello.IsTls(client.Held.Span)) is null)
        {
            if (!await client.FillAsync().ConfigureAwait(false))
            {
                return false;
            }
        }

        return tls.Value;
    }

    private async Task CheckNameAsync()
    {
        ClientHello? hello;
        while ((hello = ClientHello.TryRead(client.Held.Span)) is null)
        {
            if (client.Held.Length >= options.MaxHelloBytes || !await client.FillAsync().ConfigureAwait(false))
            {
                throw new EgressException(EgressReason.TlsName, "The TLS hello is too long, or ends too early.");
            }
        }

        if (!IsOf(grant.Target.Host, hello.ServerName))
        {
            throw new EgressException(EgressReason.TlsName, "The TLS hello names another host than the tunnel.");
        }
    }

    // Without a name the server would choose; for an address there is nothing to choose by.
    private static bool IsOf(NetworkHost host, string? name) =>
        name is null ? !host.IsName : NetworkHost.TryParse(name, out var named, out _) && named.Text == host.Text;

    private async Task PumpAsync(Wire from, Wire to, long most)
    {
        for (long total = 0; await from.AwaitAsync().ConfigureAwait(false);)
        {
            var held = from.Held;
            if ((total += held.Length) > most)
            {
                throw new EgressException(EgressReason.TooLarge, "The tunnel has carried all that it may.");
            }

            watch.Check();
            await to.WriteAsync(held).ConfigureAwait(false);
            from.Take(held.Length);
        }

        to.End();
    }
}
