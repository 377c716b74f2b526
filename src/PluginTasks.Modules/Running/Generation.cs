using System.Collections.Concurrent;
using PluginTasks.Modules.Library;
using PluginTasks.Protocol.Calls;
using PluginTasks.Protocol.Errors;
using PluginTasks.Protocol.Messages.Loading;

namespace PluginTasks.Modules.Running;

/// <summary>
/// A module's code as it was loaded once, and runs. Whoever uses it holds a lease; retired, it gives none and is free once the last is back.
/// Thread safe.
/// </summary>
public sealed class Generation : IAsyncDisposable
{
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(2);

    private readonly ModuleLink link;
    private readonly IModuleProcess process;
    private readonly TimeProvider time;
    private readonly CancellationTokenSource retiring = new();
    private readonly Lock gate = new();
    private readonly TaskCompletionSource free = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int leases;
    private bool isRetired;

    internal Generation(int number, ModuleLink link, IModuleProcess process, TimeProvider time)
    {
        Number = number;
        this.link = link;
        this.process = process;
        this.time = time;
        LastUsed = time.GetTimestamp();
        Lost = WatchAsync();
    }

    /// <summary>Counted from 1 within its module.</summary>
    public int Number { get; }

    public Module Module => link.Module;

    public ModuleFolders Folders => link.Folders;

    public LoadedCode Code { get; internal set; } = new();

    public int? ProcessId => process.ProcessId;

    /// <summary>Done when its process has ended: with how.</summary>
    public Task<string> Lost { get; }

    /// <summary>Whether it died while it was what its module ran.</summary>
    internal bool HasDiedInPlace { get; set; }

    /// <summary>Done when it is retired and nobody uses it any more.</summary>
    public Task Free => free.Task;

    public OpenCalls Calls => link.Calls;

    /// <summary>The tasks whose work it holds as a function.</summary>
    internal ConcurrentDictionary<string, bool> Functions { get; } = new(StringComparer.Ordinal);

    /// <summary>How many use it.</summary>
    public int Leases
    {
        get
        {
            lock (gate)
            {
                return leases;
            }
        }
    }

    /// <summary>When it was last used.</summary>
    public long LastUsed { get; private set; }

    /// <summary>Trips when it is retired.</summary>
    public CancellationToken Retiring => retiring.Token;

    private ProtocolConnection Connection => link.Connection;

    /// <summary>Makes a call for somebody. Once cancelled it still waits for the module where <paramref name="waitsForReply"/>.</summary>
    /// <exception cref="ConnectionLostException">Its process ended; the message says how.</exception>
    public Task<TResult> CallAsync<TParams, TResult>(
        Method<TParams, TResult> method, TParams parameters, CallScope scope, bool waitsForReply = false, CancellationToken cancellationToken = default) =>
        OpenAsync(scope, opened => Connection.CallAsync(method, parameters, 0, waitsForReply, opened, cancellationToken));

    /// <summary>
    /// Makes a call for somebody who does not wait once it is cancelled;
    /// whoever is told then has what still runs of it, which is nobody's any more.
    /// </summary>
    /// <exception cref="ConnectionLostException">Its process ended; the message says how.</exception>
    public Task<TResult> CallAsync<TParams, TResult>(
        Method<TParams, TResult> method, TParams parameters, CallScope scope, Action<Task> onLeft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(onLeft);
        return OpenAsync(scope, async opened =>
        {
            var running = Connection.CallAsync(method, parameters, 0, waitsForReply: true, opened, cancellationToken);
            try
            {
                return await running.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested && !running.IsCompleted)
            {
                onLeft(running);
                throw;
            }
        });
    }

    /// <summary>Ends it, whoever uses it.</summary>
    public async ValueTask DisposeAsync()
    {
        Retire();
        await FarewellAsync().ConfigureAwait(false);
        await link.Home.DisposeAsync().ConfigureAwait(false);
        Folders.RemoveTemp();
    }

    // What is in line is sent first, but a process that does not read would have it wait for ever.
    private async Task FarewellAsync()
    {
        using var over = new CancellationTokenSource();
        var closing = Connection.DisposeAsync().AsTask();
        await Task.WhenAny(closing, Task.Delay(LongestFarewell, time, over.Token)).ConfigureAwait(false);
        await over.CancelAsync().ConfigureAwait(false);
        await process.DisposeAsync().ConfigureAwait(false);
        await closing.ConfigureAwait(false);
    }

    /// <summary>Null where it is retired.</summary>
    internal Lease? TryLease()
    {
        lock (gate)
        {
            if (isRetired)
            {
                return null;
            }

            leases++;
            return new Lease(this);
        }
    }

    /// <summary>A further lease for something that runs in it, retired or not; null where nothing does.</summary>
    internal Lease? TryExtend()
    {
        lock (gate)
        {
            if (leases == 0)
            {
                return null;
            }

            leases++;
            return new Lease(this);
        }
    }

    /// <summary>Gives no lease from here on.</summary>
    internal void Retire()
    {
        lock (gate)
        {
            isRetired = true;
            if (leases == 0)
            {
                free.TrySetResult();
            }
        }

        // What hangs on it is not to run here.
        _ = retiring.CancelAsync();
    }

    /// <summary>Retires it where nobody uses it, and nobody has for so long.</summary>
    internal bool RetireIfIdle(TimeSpan after)
    {
        lock (gate)
        {
            if (leases > 0 || isRetired || time.GetElapsedTime(LastUsed) < after)
            {
                return false;
            }

            isRetired = true;
            free.TrySetResult();
            return true;
        }
    }

    internal void GiveBack()
    {
        lock (gate)
        {
            LastUsed = time.GetTimestamp();
            if (--leases == 0 && isRetired)
            {
                free.TrySetResult();
            }
        }
    }

    /// <summary>What the module asks for while a call lasts, it asks for whom that is made.</summary>
    private async Task<TResult> OpenAsync<TResult>(CallScope scope, Func<Action<long>, Task<TResult>> call)
    {
        long number = 0;
        try
        {
            return await call(Open).ConfigureAwait(false);
        }
        catch (ConnectionLostException lost)
        {
            throw new ConnectionLostException(await Lost.ConfigureAwait(false), lost);
        }
        finally
        {
            Calls.Close(number);
        }

        void Open(long opened)
        {
            number = opened;
            Calls.Open(opened, scope);
        }
    }

    /// <summary>The process ends with its connection, and the connection with its process.</summary>
    private async Task<string> WatchAsync()
    {
        if (await Task.WhenAny(process.Ended, Connection.Ended).ConfigureAwait(false) == process.Ended)
        {
            var how = await process.Ended.ConfigureAwait(false);
            Connection.Abort(how);
            return how;
        }

        // Who breaks the protocol is not asked to go.
        var broken = await Connection.Ended.ConfigureAwait(false);
        await process.DisposeAsync().ConfigureAwait(false);
        await link.Home.DisposeAsync().ConfigureAwait(false);
        var ended = await process.Ended.ConfigureAwait(false);
        return broken is Protocol.Framing.ProtocolViolationException ? $"worker given up: {broken.Message}" : ended;
    }
}
