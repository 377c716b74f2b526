using PluginTasks.Sandbox.Audit;

namespace PluginTasks.Sandbox.Access.Decisions;

/// <summary>
/// What modules ask for, and what people decided. It is kept in memory, so that whoever asks what holds now waits for nothing; what other
/// hosts on the same store decided is taken over from time to time. Thread safe.
/// </summary>
/// <param name="store">Keeps requests, and decisions that are for good.</param>
/// <param name="audit">Told of each decision, before it holds.</param>
/// <param name="time">When things are asked and decided.</param>
/// <param name="onChanged">Told when a decision holds that changes what a module may do.</param>
public sealed class AccessDesk(IAccessStore store, IAuditLog audit, TimeProvider time, Action<AccessChange>? onChanged = null) : IDisposable
{
    /// <summary>So many decisions on one module are kept.</summary>
    public const int MostDecisions = 1_000;

    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly WaitingRequests requests = new();
    private readonly HeldDecisions held = new(onChanged);

    // What the store is known to have: what it has else is from another host. Whoever writes holds it.
    private readonly Dictionary<AccessKey, DecidedAccess> kept = [];

    /// <summary>What waits for a decision, the last asked first.</summary>
    public IReadOnlyList<AccessRequest> Requests => requests.All;

    /// <summary>The newest first.</summary>
    public IReadOnlyList<DecidedAccess> Decisions => held.All;

    /// <summary>What was decided for a module, as it is now.</summary>
    public IReadOnlyList<DecidedAccess> DecisionsOf(string module) => held.Of(module);

    /// <summary>
    /// Takes over what is kept: at the start all of it, later what other hosts decided. What an earlier process decided for its session is not.
    /// </summary>
    public async Task LoadAsync(CancellationToken cancellationToken = default)
    {
        await writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var stored = await store.ReadAsync(cancellationToken).ConfigureAwait(false);
            var decisions = stored.Decisions.ToDictionary(d => d.Key);
            var changed = kept.Keys.Union(decisions.Keys)
                .Where(k => kept.GetValueOrDefault(k) != decisions.GetValueOrDefault(k))
                .Select(k => (Key: k, Decision: decisions.GetValueOrDefault(k)))
                .ToList();
            held.Put(changed);
            foreach (var (key, decision) in changed)
            {
                Kept(key, decision);
                if (decision is not null)
                {
                    // It may have been asked for here again while it was decided there.
                    requests.Drop(key);
                }
            }

            requests.Take([.. stored.Requests.Where(r => !decisions.ContainsKey(r.Key))]);
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>Notes that a module asks for something that is not decided. False where it has too many requests already; nothing is kept then.</summary>
    public bool Ask(AccessKey key) => requests.Ask(key, time.GetUtcNow());

    /// <summary>Decides. A refusal holds before anything is written; what is allowed holds once it is kept.</summary>
    /// <exception cref="ArgumentException">There are too many decisions on that module, or the target is too long.</exception>
    public async Task<DecidedAccess> DecideAsync(
        AccessKey key, AccessVerdict verdict, string by, bool isByItself = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        var decision = new DecidedAccess(key, verdict, by, Now());
        await writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            DemandRoom(key);
            if (verdict == AccessVerdict.Denied)
            {
                held.Put(key, decision, isByItself);
            }

            await audit.WriteAsync(EntryOf(decision), CancellationToken.None).ConfigureAwait(false);
            await KeepAsync(decision).ConfigureAwait(false);
            held.Put(key, decision, isByItself);
            requests.Drop(key);
            return decision;
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>Back to undecided, and without a request. False where there was neither.</summary>
    public async Task<bool> ForgetAsync(AccessKey key, string by, bool isByItself = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        await writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var before = held.Find(key);
            if (before is { Verdict: not AccessVerdict.Denied })
            {
                held.Put(key, null, isByItself);
            }

            var wasThere = before is not null | requests.Drop(key);
            if (wasThere)
            {
                await audit.WriteAsync(EntryOf(key, by, "forgotten"), CancellationToken.None).ConfigureAwait(false);
            }

            await store.ForgetAsync(key, CancellationToken.None).ConfigureAwait(false);
            Kept(key, null);
            held.Put(key, null, isByItself);
            return wasThere;
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>Keeps the requests that came since the last time: one that is asked again and again is not written each time.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken = default)
    {
        await writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (requests.Changed() is { Count: > 0 } changed)
            {
                await store.SaveAsync(changed, cancellationToken).ConfigureAwait(false);
                requests.Kept(changed);
            }
        }
        finally
        {
            writing.Release();
        }
    }

    public void Dispose() => writing.Dispose();

    private static AuditEntry EntryOf(AccessKey key, string by, string outcome) =>
        new() { Kind = AuditKind.Access, Module = key.Module, User = by, Subject = key.ToString(), Outcome = outcome };

    private static AuditEntry EntryOf(DecidedAccess decision) => EntryOf(decision.Key, decision.By, decision.Verdict switch
    {
        AccessVerdict.Session => "allowed_for_session",
        AccessVerdict.Always => "allowed",
        _ => "denied",
    });

    /// <summary>As exact as it is kept.</summary>
    private DateTimeOffset Now()
    {
        var now = time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
    }

    private void DemandRoom(AccessKey key)
    {
        if (key.Target.Length > WaitingRequests.LongestTarget)
        {
            throw new ArgumentException($"The target is longer than {WaitingRequests.LongestTarget:N0} characters.");
        }

        if (held.Find(key) is null && DecisionsOf(key.Module).Count >= MostDecisions)
        {
            throw new ArgumentException($"There are {MostDecisions:N0} decisions on {key.Module} already; forget some, or write a rule into its manifest.");
        }
    }

    private async Task KeepAsync(DecidedAccess decision)
    {
        if (decision.Verdict == AccessVerdict.Session)
        {
            await store.ForgetAsync(decision.Key, CancellationToken.None).ConfigureAwait(false);
            Kept(decision.Key, null);
        }
        else
        {
            await store.DecideAsync(decision, CancellationToken.None).ConfigureAwait(false);
            Kept(decision.Key, decision);
        }
    }

    private void Kept(AccessKey key, DecidedAccess? decision)
    {
        if (decision is null)
        {
            kept.Remove(key);
        }
        else
        {
            kept[key] = decision;
        }
    }
}
