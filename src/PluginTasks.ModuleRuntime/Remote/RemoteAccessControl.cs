using PluginTasks.Protocol.Calls;
using PluginTasks.Protocol.Messages;
using PluginTasks.Protocol.Messages.Host;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Remote;

/// <summary>What modules may do, decided through the host. It decides who may decide.</summary>
internal sealed class RemoteAccessControl(HostLink host) : IAccessControl
{
    public async Task<IReadOnlyList<AccessRequestInfo>> RequestsAsync(CancellationToken cancellationToken = default) =>
        (await host.CallAsync(HostMethods.ListAccessRequests, Nothing.Value, cancellationToken).ConfigureAwait(false)).Requests;

    public async Task<IReadOnlyList<AccessDecisionInfo>> DecisionsAsync(CancellationToken cancellationToken = default) =>
        (await host.CallAsync(HostMethods.ListAccessDecisions, Nothing.Value, cancellationToken).ConfigureAwait(false)).Decisions;

    public Task AllowAsync(
        string module, string resourceType, string operation, string target, bool forGood = false, CancellationToken cancellationToken = default) =>
        host.CallAsync(HostMethods.AllowAccess, Ref(module, resourceType, operation, target) with { ForGood = forGood }, cancellationToken);

    public Task DenyAsync(string module, string resourceType, string operation, string target, CancellationToken cancellationToken = default) =>
        host.CallAsync(HostMethods.DenyAccess, Ref(module, resourceType, operation, target), cancellationToken);

    public async Task<bool> ForgetAsync(string module, string resourceType, string operation, string target, CancellationToken cancellationToken = default) =>
        (await host.CallAsync(HostMethods.ForgetAccess, Ref(module, resourceType, operation, target), cancellationToken).ConfigureAwait(false)).Done;

    private static AccessRef Ref(string module, string resourceType, string operation, string target)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(module);
        ArgumentException.ThrowIfNullOrWhiteSpace(resourceType);
        ArgumentException.ThrowIfNullOrWhiteSpace(operation);
        ArgumentException.ThrowIfNullOrWhiteSpace(target);
        return new AccessRef(module, resourceType, operation, target);
    }
}
