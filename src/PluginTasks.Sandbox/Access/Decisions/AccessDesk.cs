using System.Collections.Frozen;
using PluginTasks.Sandbox.Audit;

namespace PluginTasks.Sandbox.Access.Decisions;

/// <summary>
/// What modules ask for, and what people decided. It is read once and then kept in memory, so that whoever asks what holds now waits for
/// nothing. Thread safe.
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
    private FrozenDictionary<string, DecidedAccess[]> decided = FrozenDictionary<string, DecidedAccess[]>.Empty;

    /// <summary>What waits for a decision, the last asked first.</summary>
    public IReadOnlyList<AccessRequest> Requests => requests.All;

    /// <summary>The newest first.</summary>
    public IReadOnlyList<DecidedAccess> Decisions =>
        [.. Volatile.Read(ref decided).Values.SelectMany(d => d).OrderByDescending(d => d.At).ThenBy(d => d.Key.ToString(), StringComparer.Ordinal)];

    /// <summary>What was decided for a module, as it is now.</summary>
    public IReadOnlyList<DecidedAccess> DecisionsOf(string module) => Volatile.Read(ref decided).GetValueOrDefault(module, []);

    /// <summary>Reads what is kept. What was decided for the session of an earlier process is not.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken = default)
    {
        var stored = await store.ReadAsync(cancellationToken).ConfigureAwait(false);
        requests.Add(stored.Requests);
        var byModule = stored.Decisions
            .GroupBy(d => d.Key.Module, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        Volatile.Write(ref decided, byModule);
    }

    /// <summary>Notes that a module asks for something that is not decided. False where it has too many requests already; nothing is kept then.</summary>
    public bool Ask(AccessKey key) => requests.Ask(key, time.GetUtcNow());

    /// <summary>Decides. A refusal holds before anything is written; what is allowed holds once it is kept.</summary>
    /// <exception cref="ArgumentException">There are too many decisions on that module, or the target is too long.</exception>
    public async Task<DecidedAccess> DecideAsync(
        AccessKey key, AccessVerdict verdict, string by, bool isByItself = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        var decision = new DecidedAccess(key, verdict, by, time.GetUtcNow());
        await writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var before = DecisionsOf(key.Module).FirstOrDefault(d => d.Key == key);
            DemandRoom(key, before);
            if (verdict == AccessVerdict.Denied)
            {
                Put(key, decision);
                Tell(key, before, verdict, isByItself);
            }

            await audit.WriteAsync(EntryOf(decision), CancellationToken.None).ConfigureAwait(false);
            await KeepAsync(decision).ConfigureAwait(false);
            if (verdict != AccessVerdict.Denied)
            {
                Put(key, decision);
                Tell(key, before, verdict, isByItself);
            }

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
            var before = DecisionsOf(key.Module).FirstOrDefault(d => d.Key == key);
            var wasAllowed = before is { Verdict: not AccessVerdict.Denied };
            if (wasAllowed)
            {
                Put(key, null);
                onChanged?.Invoke(new AccessChange(key, IsRevocation: true, isByItself));
            }

            var wasThere = before is not null | requests.Drop(key);
            if (wasThere)
            {
                await audit.WriteAsync(EntryOf(key, by, "forgotten"), CancellationToken.None).ConfigureAwait(false);
            }

            await store.ForgetAsync(key, CancellationToken.None).ConfigureAwait(false);
            if (before is not null && !wasAllowed)
            {
                Put(key, null);
                onChanged?.Invoke(new AccessChange(key, IsRevocation: false, isByItself));
            }

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
            if (requests.TakeChanged() is { Count: > 0 } changed)
            {
                await store.SaveAsync(changed, cancellationToken).ConfigureAwait(false);
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

    private void DemandRoom(AccessKey key, DecidedAccess? before)
    {
        if (key.Target.Length > WaitingRequests.LongestTarget)
        {
            throw new ArgumentException($"The target is longer than {WaitingRequests.LongestTarget:N0} characters.");
        }

        if (before is null && DecisionsOf(key.Module).Count >= MostDecisions)
        {
            throw new ArgumentException($"There are {MostDecisions:N0} decisions on {key.Module} already; forget some, or write a rule into its manifest.");
        }
    }

    private Task KeepAsync(DecidedAccess decision) =>
        decision.Verdict == AccessVerdict.Session
            ? store.ForgetAsync(decision.Key, CancellationToken.None)
            : store.DecideAsync(decision, CancellationToken.None);

    private void Tell(AccessKey key, DecidedAccess? before, AccessVerdict verdict, bool isByItself)
    {
        var isRevocation = verdict == AccessVerdict.Denied;
        if (before is null || (before.Verdict == AccessVerdict.Denied) != isRevocation)
        {
            onChanged?.Invoke(new AccessChange(key, isRevocation, isByItself));
        }
    }

    /// <summary>Puts another whole in the place of what readers see.</summary>
    private void Put(AccessKey key, DecidedAccess? decision)
    {
        var next = Volatile.Read(ref decided).ToDictionary(StringComparer.Ordinal);
        var others = DecisionsOf(key.Module).Where(d => d.Key != key);
        next[key.Module] = decision is null ? [.. others] : [.. others, decision];
        Volatile.Write(ref decided, next.ToFrozenDictionary(StringComparer.Ordinal));
    }
}
