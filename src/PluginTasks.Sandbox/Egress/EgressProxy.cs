using System.Net;
using System.Net.Sockets;
using PluginTasks.Sandbox.Access;
using PluginTasks.Sandbox.Egress.Dialing;
using PluginTasks.Sandbox.Egress.Reports;

namespace PluginTasks.Sandbox.Egress;

/// <summary>
/// The way out of one module: serves <c>CONNECT</c> and plain requests on a listener that only this module reaches, by the
/// rules of the moment. It runs from its making to its disposal, which closes the listener and every connection.
/// </summary>
public sealed class EgressProxy : IAsyncDisposable
{
    private const int MostRefusals = 16;

    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(100);

    private readonly Socket listener;
    private readonly EgressService service;
    private readonly IDisposable? closed;
    private readonly CancellationTokenSource stopping = new();
    private readonly HashSet<Task> connections = [];
    private readonly Lock gate = new();
    private readonly Task accepting;
    private int served;
    private bool isEnded;

    /// <param name="listener">Listens already; it belongs to the proxy from here.</param>
    /// <param name="rules">Asked anew for each request, from many threads.</param>
    public EgressProxy(string module, Socket listener, Func<AccessRuleSet> rules, EgressDialer dialer, EgressOptions options, IEgressLog log, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(listener);
        ArgumentNullException.ThrowIfNull(dialer);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        this.listener = listener;
        service = new EgressService(module, rules, dialer, options, log, time);
        closed = listener.LocalEndPoint is IPEndPoint endpoint ? dialer.Closed.Close(endpoint) : null;
        accepting = Task.Run(AcceptAsync);
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref isEnded, true))
        {
            return;
        }

        await stopping.CancelAsync().ConfigureAwait(false);
        listener.Dispose();
        await accepting.ConfigureAwait(false);
        Task[] left;
        lock (gate)
        {
            left = [.. connections];
        }

        await Task.WhenAll(left).ConfigureAwait(false);
        closed?.Dispose();
        stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                Begin(await listener.AcceptAsync(stopping.Token).ConfigureAwait(false));
            }
            catch (Exception error) when (stopping.IsCancellationRequested && error is OperationCanceledException or ObjectDisposedException or SocketException)
            {
                return;
            }
            catch (ObjectDisposedException error)
            {
                // Somebody else closed the listener: there is no way out any more.
                service.Log.Fault(service.Module, error);
                return;
            }
            catch (SocketException error)
            {
                // The client went away, or the host has no more descriptors, which a little time may mend.
                service.Log.Fault(service.Module, error);
                await Task.Delay(Rest, service.Time, stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Begin(Socket socket)
    {
        bool isFull;
        lock (gate)
        {
            isFull = served == service.Options.MaxConnections;
            if (isFull && connections.Count - served >= MostRefusals)
            {
                socket.Dispose();
                return;
            }

            served += isFull ? 0 : 1;
        }

        if (socket.AddressFamily != AddressFamily.Unix)
        {
            socket.NoDelay = true;
        }

        var task = Task.Run(() => ServeAsync(socket, isFull));
        lock (gate)
        {
            connections.Add(task);
        }

        _ = task.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private async Task ServeAsync(Socket socket, bool isFull)
    {
        using var connection = new EgressConnection(service, socket, stopping.Token);
        if (isFull)
        {
            await connection.RefuseAsync().ConfigureAwait(false);
            return;
        }

        try
        {
            await connection.ServeAsync().ConfigureAwait(false);
        }
        finally
        {
            lock (gate)
            {
                served--;
            }
        }
    }

    private void Forget(Task task)
    {
        lock (gate)
        {
            connections.Remove(task);
        }
    }
}
