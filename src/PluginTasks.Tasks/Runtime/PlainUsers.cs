using PluginTasks.Sdk;

namespace PluginTasks.Tasks.Runtime;

/// <summary>Every user has the role <c>user</c> and no permissions: for programs that know no more of them.</summary>
public sealed class PlainUsers : IUserDirectory
{
    public static PlainUsers Instance { get; } = new();

    public Task<Session> FindAsync(string userId, string? organizationId, CancellationToken cancellationToken) =>
        Task.FromResult(Session.Anonymous with { UserId = userId, OrganizationId = organizationId, Role = "user" });
}
