namespace PluginTasks.Tasks.Accounts;

/// <summary>What is kept of who is signed in. Times are kept to the millisecond. Thread safe.</summary>
public interface IAccountStore
{
    /// <summary>False where there is one with that hash.</summary>
    Task<bool> AddSessionAsync(StoredSession session, CancellationToken cancellationToken = default);

    Task<StoredSession?> FindSessionAsync(string hash, CancellationToken cancellationToken = default);

    /// <summary>Notes that a session was used. Never sets the time back.</summary>
    Task<bool> UseSessionAsync(string hash, DateTimeOffset at, CancellationToken cancellationToken = default);

    Task<bool> SetSessionLanguageAsync(string hash, string? language, CancellationToken cancellationToken = default);

    Task<bool> RemoveSessionAsync(string hash, CancellationToken cancellationToken = default);

    /// <summary>Removes sessions that were used last before this time.</summary>
    /// <returns>How many.</returns>
    Task<int> RemoveOldSessionsAsync(DateTimeOffset before, CancellationToken cancellationToken = default);

    /// <summary>False where there is one with that hash or id.</summary>
    Task<bool> AddTokenAsync(StoredToken token, CancellationToken cancellationToken = default);

    /// <summary>Also one that has expired.</summary>
    Task<StoredToken?> FindTokenAsync(string hash, CancellationToken cancellationToken = default);

    /// <summary>A user's tokens, or everybody's, the oldest first.</summary>
    Task<IReadOnlyList<StoredToken>> ListTokensAsync(string? userId = null, CancellationToken cancellationToken = default);

    Task<bool> RemoveTokenAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Keeps a user, in place of what was kept of them before.</summary>
    Task PutUserAsync(StoredUser user, CancellationToken cancellationToken = default);

    Task<StoredUser?> FindUserAsync(string id, CancellationToken cancellationToken = default);
}
