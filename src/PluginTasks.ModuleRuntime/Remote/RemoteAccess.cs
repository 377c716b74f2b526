using PluginTasks.Protocol.Messages;
using PluginTasks.Protocol.Messages.Guarded;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Remote;

/// <summary>Asks the host what the sandbox allows.</summary>
internal sealed class RemoteAccess(HostLink host) : IAccess
{
    public async Task<AccessDecision> Check(string resourceType, string operation, string target, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(resourceType);
        ArgumentException.ThrowIfNullOrWhiteSpace(operation);
        ArgumentException.ThrowIfNullOrWhiteSpace(target);
        var question = new AccessQuestion(resourceType, operation, target);
        return (await host.CallAsync(HostMethods.CheckAccess, question, cancellationToken).ConfigureAwait(false)).Decision;
    }
}
