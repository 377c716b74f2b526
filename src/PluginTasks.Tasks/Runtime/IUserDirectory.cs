using PluginTasks.Sdk;

namespace PluginTasks.Tasks.Runtime;

/// <summary>Who users are, for tasks whose submitter's session ended with an earlier process. Thread safe.</summary>
public interface IUserDirectory
{
    /// <summary>The user's session as it would be now: role, permissions, language. What it throws fails the attempt.</summary>
    Task<Session> FindAsync(string userId, string? organizationId, CancellationToken cancellationToken);
}
