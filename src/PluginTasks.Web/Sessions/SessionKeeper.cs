using PluginTasks.Tasks.Accounts;
using PluginTasks.Web.Accounts;

namespace PluginTasks.Web.Sessions;

/// <summary>
/// The sign-ins of browsers. One ends when it is signed out, was not used for long, its user is gone or has another
/// password; then its <see cref="SignedIn.Ended"/> trips. That trips as well when its user may do something else than before: who hangs
/// on it comes again, and is known anew. They outlive the host's process. A session that was looked up is not read again
/// until the next look: what another process changes in the store counts from then on. Thread safe.
/// </summary>
public sealed class SessionKeeper(IAccountStore store, AccountDirectory accounts, TimeSpan idle, TimeProvider time) : IDisposable
{
    /// <summary>How exactly it is kept when a session was used last.</summary>
    private static readonly TimeSpan Exactness = TimeSpan.FromMinutes(1);

    private readonly LiveSignIns live = new();

    /// <summary>Begins a session and gives the secret that opens it.</summary>
    public async Task<string> BeginAsync(Account account, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(account);
        var secret = Secret.New();
        var now = time.GetUtcNow();
        await store.AddSessionAsync(
            new StoredSession
            {
                Hash = Secret.HashOf(secret), Id = $"s_{Guid.CreateVersion7(now):N}", UserId = account.Id, Stamp = account.Stamp, CreatedAt = now, UsedAt = now,
            },
            cancellationToken);
        return secret;
    }

    /// <summary>Null where the secret opens nothing, or nothing any more.</summary>
    public async ValueTask<SignedIn?> FindAsync(string secret, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(secret);
        if (secret.Length is 0 or > Secret.Longest)
        {
            return null;
        }

        var hash = Secret.HashOf(secret);

        // Before it is looked up: an end in between is then told.
        var signIn = live.Of(hash);
        var (known, changes) = signIn.Look();
        if ((known ?? await store.FindSessionAsync(hash, cancellationToken)) is not { } session)
        {
            // Nothing is written for secrets that somebody makes up.
            await live.EndAsync(hash);
            return null;
        }

        if (await OwnerAsync(session, cancellationToken) is not { } account)
        {
            await EndByHashAsync(hash, cancellationToken);
            return null;
        }

        signIn.Keep(await UsedAsync(session, time.GetUtcNow(), cancellationToken), changes);
        var given = accounts.SessionOf(account, session.Language ?? account.Language ?? "", session.Id);
        if (!signIn.Has(given))
        {
            await live.EndAsync(hash);
            return await FindAsync(secret, cancellationToken);
        }

        return new SignedIn
        {
            Id = session.Id,
            DisplayName = account.DisplayName ?? account.Id,
            Session = given,
            Ended = signIn.Ended,
            Use = () => signIn.Use(time.GetUtcNow()),
        };
    }

    public async Task SetLanguageAsync(string secret, string language, CancellationToken cancellationToken = default)
    {
        var hash = Secret.HashOf(secret);
        await store.SetSessionLanguageAsync(hash, language, cancellationToken);
        live.Of(hash).Change();
    }

    public Task EndAsync(string secret, CancellationToken cancellationToken = default) => EndByHashAsync(Secret.HashOf(secret), cancellationToken);

    /// <summary>Ends what is over by now, and forgets what has been over for long.</summary>
    public async Task LookAsync(CancellationToken cancellationToken = default)
    {
        foreach (var hash in live.Hashes)
        {
            var signIn = live.Of(hash);
            var (_, changes) = signIn.Look();
            if (await store.FindSessionAsync(hash, cancellationToken) is { } session && await OwnerAsync(session, cancellationToken) is { } account)
            {
                signIn.Keep(await UsedAsync(session, signIn.UsedAt, cancellationToken), changes);
                if (!signIn.Has(accounts.SessionOf(account)))
                {
                    await live.EndAsync(hash);
                }
            }
            else
            {
                await EndByHashAsync(hash, cancellationToken);
            }
        }

        await store.RemoveOldSessionsAsync(time.GetUtcNow() - idle, cancellationToken);
    }

    public void Dispose() => live.Dispose();

    /// <summary>The session with its last use, which is stored where that was a while after the last one that is.</summary>
    private async ValueTask<StoredSession> UsedAsync(StoredSession session, DateTimeOffset usedAt, CancellationToken cancellationToken)
    {
        if (usedAt - session.UsedAt < Exactness)
        {
            return session;
        }

        await store.UseSessionAsync(session.Hash, usedAt, cancellationToken);
        return session with { UsedAt = usedAt };
    }

    /// <summary>The session's user; null where the session is over.</summary>
    private async ValueTask<Account?> OwnerAsync(StoredSession session, CancellationToken cancellationToken) =>
        time.GetUtcNow() - LastUse(session) < idle
        && await accounts.FindAsync(session.UserId, cancellationToken) is { } account
        && account.Stamp == session.Stamp
            ? account
            : null;

    private DateTimeOffset LastUse(StoredSession session)
    {
        var used = live.Of(session.Hash).UsedAt;
        return used > session.UsedAt ? used : session.UsedAt;
    }

    private async Task EndByHashAsync(string hash, CancellationToken cancellationToken)
    {
        await store.RemoveSessionAsync(hash, cancellationToken);
        await live.EndAsync(hash);
    }
}
