using System.Globalization;
using PluginTasks.Tasks.Accounts;
using PluginTasks.Web.Accounts;

namespace PluginTasks.Web.Sessions;

/// <summary>
/// Tokens for programs: those that users made, and those that the host was started with, which are the host's own
/// user's. Thread safe.
/// </summary>
public sealed class ApiTokens : IDisposable
{
    /// <summary>By this one is known for what it is, where it was left lying about.</summary>
    private const string Prefix = "ptk_";

    private readonly LiveSignIns live = new();
    private readonly IAccountStore store;
    private readonly AccountDirectory accounts;
    private readonly TimeProvider time;
    private readonly HashSet<string> ofTheHost;

    /// <param name="store">Keeps those that users made.</param>
    /// <param name="accounts">Whose they are.</param>
    /// <param name="ofTheHost">Tokens of the host's own user, good as long as the process lives.</param>
    /// <param name="time">By which they expire.</param>
    public ApiTokens(IAccountStore store, AccountDirectory accounts, IEnumerable<string> ofTheHost, TimeProvider time)
    {
        this.store = store;
        this.accounts = accounts;
        this.time = time;
        this.ofTheHost = [.. ofTheHost.Select(Secret.HashOf)];
    }

    /// <summary>Makes a token. It is in the answer and nowhere else.</summary>
    public static (string Token, StoredToken Stored) New(string userId, string label, TimeSpan lifetime, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        var token = Prefix + Secret.New();
        var now = time.GetUtcNow();
        return (token, new StoredToken
        {
            Hash = Secret.HashOf(token), Id = string.Create(CultureInfo.InvariantCulture, $"t_{Guid.CreateVersion7(now):N}"),
            UserId = userId, Label = label, CreatedAt = now, ExpiresAt = now + lifetime,
        });
    }

    /// <summary>Null where the token opens nothing, or nothing any more.</summary>
    public async ValueTask<SignedIn?> FindAsync(string token, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(token);
        if (token.Length is 0 or > Secret.Longest)
        {
            return null;
        }

        var hash = Secret.HashOf(token);
        if (ofTheHost.Contains(hash))
        {
            return Of(Account.Super, "host", CancellationToken.None);
        }

        if (await OwnerAsync(hash, cancellationToken) is not var (stored, account))
        {
            await live.EndAsync(hash);
            return null;
        }

        var signIn = live.Of(hash);
        var found = Of(account, stored.Id, signIn.Ended);
        if (signIn.Has(found.Session))
        {
            return found;
        }

        await live.EndAsync(hash);
        return await FindAsync(token, cancellationToken);
    }

    /// <summary>Tells those whose token is over by now, or whose user may do something else than before.</summary>
    public async Task LookAsync(CancellationToken cancellationToken = default)
    {
        foreach (var hash in live.Hashes)
        {
            if (await OwnerAsync(hash, cancellationToken) is not var (_, account) || !live.Of(hash).Has(accounts.SessionOf(account)))
            {
                await live.EndAsync(hash);
            }
        }
    }

    public void Dispose() => live.Dispose();

    private async ValueTask<(StoredToken Token, Account Account)?> OwnerAsync(string hash, CancellationToken cancellationToken) =>
        await store.FindTokenAsync(hash, cancellationToken) is { } token
        && token.ExpiresAt > time.GetUtcNow()
        && await accounts.FindAsync(token.UserId, cancellationToken) is { } account
            ? (token, account)
            : null;

    private SignedIn Of(Account account, string id, CancellationToken ended) =>
        new() { Id = id, DisplayName = account.DisplayName ?? account.Id, Ended = ended, Session = accounts.SessionOf(account, account.Language ?? "", id) };
}
