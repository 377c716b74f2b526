using PluginTasks.Store.Reading;
using PluginTasks.Store.Sqlite;
using PluginTasks.Store.Writing;
using PluginTasks.Tasks.Accounts;

namespace PluginTasks.Store.Accounts;

/// <summary>The accounts of a <see cref="SqliteTaskStore"/>, through its connections.</summary>
internal sealed class SqliteAccountStore(Writer writer, ReaderPool readers) : IAccountStore
{
    public Task<bool> AddSessionAsync(StoredSession session, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(session);
        return ChangedAsync(
            "INSERT INTO sessions (hash, id, user_id, stamp, language, created_at, used_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING",
            row =>
            {
                row.Bind(1, session.Hash);
                row.Bind(2, session.Id);
                row.Bind(3, session.UserId);
                row.Bind(4, session.Stamp);
                row.Bind(5, session.Language);
                row.Bind(6, session.CreatedAt.ToUnixTimeMilliseconds());
                row.Bind(7, session.UsedAt.ToUnixTimeMilliseconds());
            },
            cancellationToken);
    }

    public Task<StoredSession?> FindSessionAsync(string hash, CancellationToken cancellationToken = default) =>
        readers.ReadAsync(AccountRows.Session, hash, cancellationToken);

    public Task<bool> UseSessionAsync(string hash, DateTimeOffset at, CancellationToken cancellationToken = default) => ChangedAsync(
        "UPDATE sessions SET used_at = max(used_at, ?2) WHERE hash = ?1",
        row =>
        {
            row.Bind(1, hash);
            row.Bind(2, at.ToUnixTimeMilliseconds());
        },
        cancellationToken);

    public Task<bool> SetSessionLanguageAsync(string hash, string? language, CancellationToken cancellationToken = default) => ChangedAsync(
        "UPDATE sessions SET language = ?2 WHERE hash = ?1",
        row =>
        {
            row.Bind(1, hash);
            row.Bind(2, language);
        },
        cancellationToken);

    public Task<bool> RemoveSessionAsync(string hash, CancellationToken cancellationToken = default) =>
        ChangedAsync("DELETE FROM sessions WHERE hash = ?1", row => row.Bind(1, hash), cancellationToken);

    public Task<int> RemoveOldSessionsAsync(DateTimeOffset before, CancellationToken cancellationToken = default) => writer.RunAsync(
        new AccountWrite("DELETE FROM sessions WHERE used_at < ?1", row => row.Bind(1, before.ToUnixTimeMilliseconds())), cancellationToken);

    public Task<bool> AddTokenAsync(StoredToken token, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(token);
        return ChangedAsync(
            "INSERT INTO tokens (hash, id, user_id, label, created_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING",
            row =>
            {
                row.Bind(1, token.Hash);
                row.Bind(2, token.Id);
                row.Bind(3, token.UserId);
                row.Bind(4, token.Label);
                row.Bind(5, token.CreatedAt.ToUnixTimeMilliseconds());
                row.Bind(6, token.ExpiresAt.ToUnixTimeMilliseconds());
            },
            cancellationToken);
    }

    public Task<StoredToken?> FindTokenAsync(string hash, CancellationToken cancellationToken = default) =>
        readers.ReadAsync(AccountRows.Token, hash, cancellationToken);

    public async Task<IReadOnlyList<StoredToken>> ListTokensAsync(string? userId = null, CancellationToken cancellationToken = default) =>
        await readers.SearchAsync(d => AccountRows.Tokens(d, userId), cancellationToken).ConfigureAwait(false);

    public Task<bool> RemoveTokenAsync(string id, CancellationToken cancellationToken = default) =>
        ChangedAsync("DELETE FROM tokens WHERE id = ?1", row => row.Bind(1, id), cancellationToken);

    public Task PutUserAsync(StoredUser user, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(user);
        return ChangedAsync(
            "REPLACE INTO users (id, display_name, role, organization_id, language, signed_in_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            row =>
            {
                row.Bind(1, user.Id);
                row.Bind(2, user.DisplayName);
                row.Bind(3, user.Role);
                row.Bind(4, user.OrganizationId);
                row.Bind(5, user.Language);
                row.Bind(6, user.SignedInAt.ToUnixTimeMilliseconds());
            },
            cancellationToken);
    }

    public Task<StoredUser?> FindUserAsync(string id, CancellationToken cancellationToken = default) =>
        readers.ReadAsync(AccountRows.User, id, cancellationToken);

    private async Task<bool> ChangedAsync(string sql, Action<Statement> bind, CancellationToken cancellationToken) =>
        await writer.RunAsync(new AccountWrite(sql, bind), cancellationToken).ConfigureAwait(false) > 0;
}
