using PluginTasks.Modules.Schedules;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Accounts;
using PluginTasks.Tasks.Runtime;

namespace PluginTasks.Web.Accounts;

/// <summary>Who there is, and what each may do as known now. Thread safe.</summary>
/// <param name="users">The operator's; null where there are none.</param>
/// <param name="store">Keeps those of other services.</param>
/// <param name="permissionsOf">The permissions of a role, over all modules as they are now.</param>
/// <param name="defaultLanguage">The language of who has chosen none.</param>
public sealed class AccountDirectory(
    UsersFile? users, IAccountStore store, Func<string, IEnumerable<string>> permissionsOf, string defaultLanguage = "en") : IUserDirectory
{
    /// <summary>What the names of users begin with whom another service vouches for; no name in <c>users.yaml</c> can.</summary>
    internal const string Foreign = "oidc:";

    /// <summary>Whether anybody but the host's own user can sign in by password.</summary>
    public bool HasPasswords => users?.All.Any(u => u.PasswordHash is not null) == true;

    public UsersFile? Users => users;

    /// <summary>Null for somebody who is not there, or not any more.</summary>
    public async ValueTask<Account?> FindAsync(string id, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (id == Account.Super.Id)
        {
            return Account.Super;
        }

        if (!id.StartsWith(Foreign, StringComparison.Ordinal))
        {
            return users?.Find(id);
        }

        return await store.FindUserAsync(id, cancellationToken) is { } user
            ? new Account { Id = user.Id, DisplayName = user.DisplayName, Role = user.Role, OrganizationId = user.OrganizationId, Language = user.Language }
            : null;
    }

    /// <summary>An account as module code and tasks get it, with the permissions of now.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="language">In place of the account's own. Default: that, else the host's.</param>
    /// <param name="sessionKey">Tells the sign-in from others. Default: none.</param>
    public Session SessionOf(Account account, string? language = null, string? sessionKey = null)
    {
        ArgumentNullException.ThrowIfNull(account);
        return new Session
        {
            UserId = account.Id,
            OrganizationId = account.OrganizationId,
            Role = account.Role,
            Permissions = [.. permissionsOf(account.Role).Concat(account.Permissions).Distinct(StringComparer.Ordinal)],
            Language = language ?? account.Language ?? defaultLanguage,
            SessionKey = sessionKey,
        };
    }

    /// <inheritdoc/>
    public async Task<Session> FindAsync(string userId, string? organizationId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(userId);
        if (userId.StartsWith(ScheduleRecords.ServiceUser(""), StringComparison.Ordinal))
        {
            return SessionOf(new Account { Id = userId, OrganizationId = organizationId, Role = "user" });
        }

        return await FindAsync(userId, cancellationToken) is { } account
            ? SessionOf(account) with { OrganizationId = organizationId ?? account.OrganizationId }
            : throw new SdkException(ErrorCodes.NoAuthenticatedUser, $"There is no user '{userId}' any more.");
    }
}
