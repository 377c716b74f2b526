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

    // A fatal alert that the name is not known. https://www.rfc-editor.org/rfc/rfc8446#section-6.2
    private static readonly byte[] UnknownName = [21, 3, 3, 0, 2, 2, 112];

    private readonly EgressService service;
    private readonly ConnectionClock clock;
    private readonly Wire client;
    private EgressGrant? grant;
    private bool hasAnswered;
    private Task upload = Task.CompletedTask;

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
        }
        catch (Exception error)
        {
            await FailAsync(error).ConfigureAwait(false);
            return;
        }

        await LeaveAsync().ConfigureAwait(false);
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
        var exchange = new PlainExchange(request, client, server, watch, service.Options);
        try
        {
            await exchange.RunAsync().ConfigureAwait(false);
        }
        finally
        {
            hasAnswered = exchange.HasAnswered;
            upload = exchange.Upload;
        }
    }

    // The edge of a connection: whatever went wrong ends here, and ends only this one.
    private async Task FailAsync(Exception error)
    {
        var refusal = error switch
        {
            EgressException known => known,
            OperationCanceledException when clock.HasMissedLimit => new EgressException(EgressReason.TooSlow, "It did not come in time."),
            _ => null,
        };
        if (refusal is not null)
        {
            Report(refusal.Outcome, refusal.Reason);
        }
        else if (!IsOfConnection(error))
        {
            service.Log.Fault(service.Module, error);
        }

        if (refusal is null || !await TryAnswerAsync(refusal).ConfigureAwait(false))
        {
            client.Abort();
            await upload.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Where an answer is on its way already, the client must see that it is not whole.
    private async Task<bool> TryAnswerAsync(EgressException refusal)
    {
        if (hasAnswered && refusal.Reason is not (EgressReason.TlsName or EgressReason.NotTls))
        {
            return false;
        }

        try
        {
            clock.Limit(service.Options.LingerTimeout);
            await client.WriteAsync(
                !hasAnswered ? Refusals.Answer(refusal, service.Module, grant?.Target.Normalized)
                : refusal.Reason == EgressReason.TlsName ? UnknownName
                : default).ConfigureAwait(false);
        }
        catch (Exception error) when (IsOfConnection(error))
        {
            return false;
        }

        await LeaveAsync().ConfigureAwait(false);
        return true;
    }

    // A client that is slow to take the last of its answer still gets it: the system sends it on.
    private async Task LeaveAsync()
    {
        client.End();
        clock.Limit(service.Options.LingerTimeout);
        await upload.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            await client.DrainAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (IsOfConnection(error))
        {
            // It is over either way.
        }
    }

    private static bool IsOfConnection(Exception error) =>
        error is IOException or SocketException or OperationCanceledException or ObjectDisposedException;

    private void Report(EgressOutcome outcome, EgressReason reason) =>
        service.Log.Report(new EgressReport(service.Module, grant?.Operation, grant?.Target.Normalized, outcome, reason));
}
