using PluginTasks.Modules.Library;
using PluginTasks.Protocol.Calls;
using PluginTasks.Protocol.Messages;
using PluginTasks.Protocol.Messages.Loading;
using PluginTasks.Sdk;

namespace PluginTasks.Modules.Running;

/// <summary>
/// One module's code: starts it when it is first needed and again when it died, ends it when nobody needs it, and puts a new generation
/// in the place of the old. Thread safe.
/// </summary>
public sealed class ModuleHost : IAsyncDisposable
{
    private const string HostStops = "the host stops";
    private const string AccessRevoked = "access revoked";

    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);

    private readonly ModuleHostParts parts;
    private readonly SemaphoreSlim starting = new(1, 1);
    private readonly Lock burying = new();
    private readonly CrashRecord crashes;
    private readonly CancellationTokenSource closing = new();
    private readonly Drains drains;
    private Generation? current;
    private LoadedCode? code;
    private Task longRunning = Task.CompletedTask;
    private string? failure;
    private int lastNumber;
    private int changes;
    private int changesAtLaunch;
    private Generation? stale;

    internal ModuleHost(ModuleHostParts parts, Module module)
    {
        this.parts = parts;
        Module = module;
        crashes = new CrashRecord(parts.Time);
        drains = new Drains(parts);
    }

    /// <summary>As it was last read.</summary>
    public Module Module { get; private set; }

    public string Name => Module.Name;

    /// <summary>What runs; null where nothing does.</summary>
    public Generation? Current => Volatile.Read(ref current);

    /// <summary>Why it cannot be started, or how it died last.</summary>
    public string? Trouble => failure ?? crashes.LastReason;

    private TimeSpan BackOff => Current is null && !crashes.IsHeld ? crashes.Wait : TimeSpan.Zero;

    public ModuleCondition Condition => (Module.State, Current, failure, crashes) switch
    {
        (ModuleState.Disabled, _, _, _) => ModuleCondition.Disabled,
        (ModuleState.Failed, _, _, _) => ModuleCondition.Failed,
        (_, not null, _, _) => ModuleCondition.Running,
        (_, _, _, { IsHeld: true }) => ModuleCondition.Crashing,
        (_, _, not null, _) => ModuleCondition.Failed,
        (_, _, _, var record) => record.Wait > TimeSpan.Zero ? ModuleCondition.BackingOff : ModuleCondition.Idle,
    };

    /// <summary>What there is in its code. It is started for that once, and then known.</summary>
    /// <exception cref="ModuleUnavailableException">It cannot be started.</exception>
    public async ValueTask<LoadedCode> CodeAsync(CancellationToken cancellationToken = default)
    {
        if (Volatile.Read(ref code) is { } known)
        {
            return known;
        }

        using var lease = await LeaseAsync(cancellationToken).ConfigureAwait(false);
        return lease.Generation.Code;
    }

    /// <summary>The right to make calls to the generation that runs, which is started where none does.</summary>
    /// <exception cref="ModuleUnavailableException">It cannot be started.</exception>
    public async ValueTask<Lease> LeaseAsync(CancellationToken cancellationToken = default)
    {
        while (true)
        {
            if (Current is { Lost.IsCompleted: true } dead)
            {
                // Whose call it took along may ask again before it is noticed here.
                await BuryAsync(dead).ConfigureAwait(false);
            }

            if (Current?.TryLease() is { } lease)
            {
                return lease;
            }

            if (BackOff is var wait && wait > TimeSpan.Zero)
            {
                // Not while starts are held up: a reload is not to wait for this.
                await Task.Delay(wait, parts.Time, cancellationToken).ConfigureAwait(false);
            }

            await StartAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Puts a new generation beside the old one and then in its place. Where it cannot be started the old one goes on.</summary>
    /// <param name="read">Gives the module as it is once its turn has come: another reload may be under way.</param>
    /// <param name="startsNow">Whether it is started although nothing runs.</param>
    /// <param name="cancellationToken">Gives up, before the new one is in place.</param>
    /// <exception cref="ModuleUnavailableException">It cannot be started.</exception>
    public async Task ReloadAsync(Func<Module> read, bool startsNow = true, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(read);
        await EnterAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var module = read();
            var isServed = module.State == ModuleState.Loaded;
            var next = isServed && (startsNow || Current is not null) ? await LaunchAsync(module, cancellationToken).ConfigureAwait(false) : null;
            Module = module;
            crashes.Clear();
            failure = null;
            var hurried = drains.Hurried;
            if (Put(next) is { } old)
            {
                drains.Begin(old, parts.Options.DrainTimeout, "module reloaded", hurried);
            }
        }
        finally
        {
            starting.Release();
        }
    }

    /// <summary>The module as it is now, where nothing of it that runs has changed.</summary>
    internal void Renew(Module module) => Module = module;

    /// <summary>Has a generation that does not heed a cancel replaced, once its other tasks are done or have had their time.</summary>
    public void GiveUp(Generation generation)
    {
        var hurried = drains.Hurried;
        if (generation.ProcessId is not null && TryTake(generation))
        {
            drains.Begin(generation, parts.Options.ReplaceTimeout, "worker replaced", hurried);
        }
    }

    /// <summary>A call that nobody waits for any more: where it does not heed that in time, its process is one that does not let go.</summary>
    internal async Task LeaveAsync(Generation generation, Task call)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(closing.Token);
        var ended = call.ContinueWith(static _ => { }, over.Token, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        if (await Task.WhenAny(ended, Task.Delay(parts.Options.CancelGrace, parts.Time, over.Token)).ConfigureAwait(false) != ended)
        {
            GiveUp(generation);
        }

        await over.CancelAsync().ConfigureAwait(false);
    }

    /// <summary>Ends what has had nothing to do for long.</summary>
    public void EndIdle()
    {
        if (Current is { } idle && idle.RetireIfIdle(idle == Volatile.Read(ref stale) ? TimeSpan.Zero : parts.Options.Idle) && TryTake(idle))
        {
            drains.Begin(idle, TimeSpan.Zero, "idle", drains.Hurried);
        }
    }

    /// <summary>
    /// Has the process replaced whose cage is made of rules that have changed: at once where something was taken away, with its tasks and
    /// whatever was on its way out already; when it has nothing to do where something was given.
    /// </summary>
    /// <param name="atOnce">Whether something was taken away.</param>
    /// <param name="isByItself">Whether its own code did it, which then has a moment to answer who asked for it.</param>
    public void ReplaceForRules(bool atOnce, bool isByItself = false)
    {
        Interlocked.Increment(ref changes);
        if (!atOnce)
        {
            Volatile.Write(ref stale, Current is { ProcessId: not null } old ? old : null);
            EndIdle();
            return;
        }

        // Taken first: what a reload takes from its place meanwhile hears the hurry.
        var caged = Current;
        var isTaken = caged is { ProcessId: not null } && TryTake(caged);
        drains.Hurry();
        if (isTaken)
        {
            drains.Begin(caged!, isByItself ? LastWords : TimeSpan.Zero, AccessRevoked, drains.Hurried);
        }
    }

    /// <summary>Sends messages to what runs. Never fails.</summary>
    internal async Task SendMessagesAsync(ModuleMessages messages)
    {
        using var lease = Current?.TryLease();
        if (lease is null)
        {
            return;
        }

        using var deadline = new CancellationTokenSource(parts.Options.CancelGrace, parts.Time);
        try
        {
            await lease.Generation
                .CallAsync(RuntimeMethods.Messages, messages, CallScope.Nobody, cancellationToken: deadline.Token)
                .ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The edge of a module: who reloads another one neither waits for this one nor fails with it.
        catch (Exception error)
#pragma warning restore CA1031
        {
            parts.Log.Line(Name, new ModuleLine(ModuleLogLevel.Warning, "New messages did not reach it.", error.Message));
        }
    }

    /// <summary>Ends all that runs, whoever uses it.</summary>
    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync().ConfigureAwait(false);

        // No start is under way then, and who comes now is told that none comes.
        await starting.WaitAsync().ConfigureAwait(false);
        starting.Release();
        if (Interlocked.Exchange(ref current, null) is { } last)
        {
            await last.DisposeAsync().ConfigureAwait(false);
        }

        await drains.DisposeAsync().ConfigureAwait(false);
        await longRunning.ConfigureAwait(false);
    }

    /// <summary>One start at a time; whoever comes in releases it.</summary>
    private async Task EnterAsync(CancellationToken cancellationToken)
    {
        await starting.WaitAsync(cancellationToken).ConfigureAwait(false);
        if (closing.IsCancellationRequested)
        {
            starting.Release();
            throw new ModuleUnavailableException(Name, HostStops);
        }
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        await EnterAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (Current is not null)
            {
                return;
            }

            DemandStartable();
            Put(await LaunchAsync(Module, cancellationToken).ConfigureAwait(false));
        }
        finally
        {
            starting.Release();
        }
    }

    private void DemandStartable()
    {
        var why = Condition switch
        {
            ModuleCondition.Disabled => "it is switched off",
            ModuleCondition.Failed => failure ?? "its manifest cannot be read; 'plugintasks validate' says why",
            ModuleCondition.Crashing => $"it died again and again ({crashes.LastReason}) and is held until it is reloaded",
            _ => null,
        };
        if (why is not null)
        {
            throw new ModuleUnavailableException(Name, why);
        }
    }

    private async Task<Generation> LaunchAsync(Module module, CancellationToken cancellationToken)
    {
        changesAtLaunch = Volatile.Read(ref changes);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, closing.Token);
        try
        {
            var launch = new ModuleLaunch(parts, module, ++lastNumber);
            return await launch.RunAsync(either.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OperationCanceledException || !either.IsCancellationRequested)
        {
            parts.Log.StartFailed(Name, error);
            if (Current is null)
            {
                Remember(error);
            }

            throw error as ModuleUnavailableException ?? new ModuleUnavailableException(Name, error.Message, error);
        }
        catch (Exception error) when (closing.IsCancellationRequested)
        {
            throw new ModuleUnavailableException(Name, HostStops, error);
        }
    }

    /// <summary>What is wrong with its code stays wrong until that changes; what kept its process from starting may pass.</summary>
    private void Remember(Exception error)
    {
        if (error is ModuleUnavailableException)
        {
            failure = error.Message;
        }
        else
        {
            crashes.Add(error.Message);
        }
    }

    /// <summary>Gives what was there until then, which is the caller's to end.</summary>
    private Generation? Put(Generation? next)
    {
        Volatile.Write(ref code, next?.Code);
        var old = Interlocked.Exchange(ref current, next);
        if (next is not null)
        {
            longRunning = Task.WhenAll(longRunning, WatchAsync(next), new LongRunners(parts, next).RunAsync());
        }

        // Rules may have changed while its cage was made; whoever changed them has not seen it, and nobody uses it yet.
        if (changesAtLaunch != Volatile.Read(ref changes) && next is { ProcessId: not null } && TryTake(next))
        {
            drains.Begin(next, TimeSpan.Zero, AccessRevoked, drains.Hurried);
        }

        return old;
    }

    /// <summary>Whoever takes it from its place ends it, and nobody else.</summary>
    private bool TryTake(Generation generation) => Interlocked.CompareExchange(ref current, null, generation) == generation;

    private async Task WatchAsync(Generation generation)
    {
        await BuryAsync(generation).ConfigureAwait(false);
        if (generation.HasDiedInPlace)
        {
            parts.Log.Died(Name, generation.Number, await generation.Lost.ConfigureAwait(false));
            await generation.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Takes what has died from its place, once.</summary>
    private async Task BuryAsync(Generation generation)
    {
        var how = await generation.Lost.ConfigureAwait(false);
        lock (burying)
        {
            if (Current == generation && !closing.IsCancellationRequested)
            {
                // Before it is gone for others: who finds nothing that runs has to find what to wait for.
                crashes.Add(how);
                generation.HasDiedInPlace = TryTake(generation);
            }
        }
    }
}
