using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Accounts;

/// <summary>Accounts for as long as the process lives. Thread safe.</summary>
public sealed class MemoryAccountStore : IAccountStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, StoredSession> sessions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StoredToken> tokens = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StoredUser> users = new(StringComparer.Ordinal);

    public Task<bool> AddSessionAsync(StoredSession session, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(session);
        var kept = session with { CreatedAt = StoredTime.Cut(session.CreatedAt), UsedAt = StoredTime.Cut(session.UsedAt) };
        return Locked(() => sessions.TryAdd(session.Hash, kept));
    }

    public Task<StoredSession?> FindSessionAsync(string hash, CancellationToken cancellationToken = default) => Locked(() => sessions.GetValueOrDefault(hash));

    public Task<bool> UseSessionAsync(string hash, DateTimeOffset at, CancellationToken cancellationToken = default) => Locked(() =>
    {
        if (!sessions.TryGetValue(hash, out var session))
        {
            return false;
        }

        var cut = StoredTime.Cut(at);
        sessions[hash] = session with { UsedAt = cut > session.UsedAt ? cut : session.UsedAt };
        return true;
    });

    public Task<bool> SetSessionLanguageAsync(string hash, string? language, CancellationToken cancellationToken = default) => Locked(() =>
    {
        if (!sessions.TryGetValue(hash, out var session))
        {
            return false;
        }

        sessions[hash] = session with { Language = language };
        return true;
    });

    public Task<bool> RemoveSessionAsync(string hash, CancellationToken cancellationToken = default) => Locked(() => sessions.Remove(hash));

    public Task<int> RemoveOldSessionsAsync(DateTimeOffset before, CancellationToken cancellationToken = default) =>
        Locked(() => sessions.Values.Where(s => s.UsedAt < before).ToList().Count(s => sessions.Remove(s.Hash)));

    public Task<bool> AddTokenAsync(StoredToken token, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(token);
        var kept = token with { CreatedAt = StoredTime.Cut(token.CreatedAt), ExpiresAt = StoredTime.Cut(token.ExpiresAt) };
        return Locked(() => tokens.Values.All(t => t.Id != token.Id) && tokens.TryAdd(token.Hash, kept));
    }

    public Task<StoredToken?> FindTokenAsync(string hash, CancellationToken cancellationToken = default) => Locked(() => tokens.GetValueOrDefault(hash));

    public Task<IReadOnlyList<StoredToken>> ListTokensAsync(string? userId = null, CancellationToken cancellationToken = default) =>
        Locked<IReadOnlyList<StoredToken>>(() =>
            [.. tokens.Values.Where(t => userId is null || t.UserId == userId).OrderBy(t => t.CreatedAt).ThenBy(t => t.Id, StringComparer.Ordinal)]);

    public Task<bool> RemoveTokenAsync(string id, CancellationToken cancellationToken = default) =>
        Locked(() => tokens.Values.FirstOrDefault(t => t.Id == id) is { } token && tokens.Remove(token.Hash));

    public Task PutUserAsync(StoredUser user, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(user);
        return Locked(() => users[user.Id] = user with { SignedInAt = StoredTime.Cut(user.SignedInAt) });
    }

    public Task<StoredUser?> FindUserAsync(string id, CancellationToken cancellationToken = default) => Locked(() => users.GetValueOrDefault(id));

    private Task<T> Locked<T>(Func<T> work)
    {
        lock (gate)
        {
            return Task.FromResult(work());
        }
    }
}
