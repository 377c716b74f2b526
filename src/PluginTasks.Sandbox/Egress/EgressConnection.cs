using System.Net;
using System.Net.Sockets;
using PluginTasks.Sandbox.Egress.Http;
using PluginTasks.Sandbox.Egress.Reports;
using PluginTasks.Sandbox.Egress.Tunnels;

namespace PluginTasks.Sandbox.Egress;

/// <summary>One connection of a module to its proxy: one request, decided, passed on or refused.</summary>
internal sealed class EgressConnection : IDisposable
{
    private static readonly byte[] Established = "HTTP/1.1 200 Connection established\r\n\r\n"u8.ToArray();

    private readonly EgressService service;
    private readonly ConnectionClock clock;
    private readonly Wire client;
    private EgressGrant? grant;
    private bool hasAnswered;
    private bool isLingering;

    public EgressConnection(EgressService service, Socket socket, CancellationToken stopping)
    {
        this.service = service;
        clock = new ConnectionClock(service.Options, service.Time, stopping);
        client = new Wire(socket, BufferBytes, clock);
    }

    // One more than a head may have: that one shows that it is too long.
    private int BufferBytes => Math.Max(service.Options.MaxHeadBytes, service.Options.MaxHelloBytes) + 1;

    /// <summary>Serves it to its end. Throws nothing.</summary>
    public async Task ServeAsync()
    {
        try
        {
            await ServeRequestAsync().ConfigureAwait(false);
            isLingering = true;
            await client.LingerAsync(service.Options.LingerTimeout).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            await FailAsync(error).ConfigureAwait(false);
        }
    }

    /// <summary>Says that there are too many. Throws nothing.</summary>
    public Task RefuseAsync() => FailAsync(new EgressException(EgressReason.Busy, "The module has too many connections."));

    public void Dispose()
    {
        client.Dispose();
        clock.Dispose();
    }

    private async Task ServeRequestAsync()
    {
        clock.Limit(service.Options.HeadTimeout);
        var head = await HeadReader.ReadAsync(client, service.Options).ConfigureAwait(false);
        if (head.Length == 0)
        {
            return;
        }

        var request = RequestParser.Parse(head, service.Options.MaxHeaders);
        grant = new EgressGrant(service.Module, request.Operation, request.Target, service.Rules());
        clock.Stream();
        using var socket = await service.Dialer.DialAsync(grant, clock.Token).ConfigureAwait(false);
        Report(EgressOutcome.Allowed, EgressReason.None);
        var address = ((IPEndPoint)socket.RemoteEndPoint!).Address;
        var watch = new GrantWatch(grant, address, service.Rules, service.Options.RuleInterval, service.Time);
        using var server = new Wire(socket, BufferBytes, clock);
        await (request.IsTunnel ? TunnelAsync(server, watch) : ExchangeAsync(request, server, watch)).ConfigureAwait(false);
    }

    private async Task TunnelAsync(Wire server, GrantWatch watch)
    {
        hasAnswered = true;
        await client.WriteAsync(Established).ConfigureAwait(false);
        await new Tunnel(grant!, client, server, watch, service.Options, clock).RunAsync().ConfigureAwait(false);
    }

    private async Task ExchangeAsync(RequestHead request, Wire server, GrantWatch watch)
    {
        var exchange = new PlainExchange(request, client, server, watch, service.Options, clock);
        try
        {
            await exchange.RunAsync().ConfigureAwait(false);
        }
        finally
        {
            hasAnswered = exchange.HasAnswered;
        }
    }

    // The edge of a connection: whatever went wrong ends here, and ends only this one.
    private async Task FailAsync(Exception error)
    {
        try
        {
            var refusal = error switch
            {
                EgressException known => known,
                OperationCanceledException when clock.HasMissedLimit && !isLingering => new EgressException(EgressReason.TooSlow, "It did not come in time."),
                _ => null,
            };
            if (refusal is not null)
            {
                Report(refusal.Outcome, refusal.Reason);
                await AnswerAsync(refusal).ConfigureAwait(false);
            }
            else if (error is not (IOException or SocketException or OperationCanceledException or ObjectDisposedException))
            {
                service.Log.Fault(service.Module, error);
            }
        }
        catch (Exception late) when (late is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The client did not wait for its answer.
        }
        finally
        {
            client.Abort();
        }
    }

    private async Task AnswerAsync(EgressException refusal)
    {
        if (!hasAnswered)
        {
            clock.Limit(service.Options.LingerTimeout);
            await client.WriteAsync(Refusals.Answer(refusal, service.Module, grant?.Target.Normalized)).ConfigureAwait(false);
        }
        else if (refusal.Reason is not (EgressReason.TlsName or EgressReason.NotTls))
        {
            return;
        }

        await client.LingerAsync(service.Options.LingerTimeout).ConfigureAwait(false);
    }

    private void Report(EgressOutcome outcome, EgressReason reason) =>
        service.Log.Report(new EgressReport(service.Module, grant?.Operation, grant?.Target.Normalized, outcome, reason));
}
