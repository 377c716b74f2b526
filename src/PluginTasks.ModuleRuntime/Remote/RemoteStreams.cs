using PluginTasks.ModuleRuntime.Calling;
using PluginTasks.Protocol.Messages;
using PluginTasks.Protocol.Messages.Guarded;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Remote;

/// <summary>Publishes through the host.</summary>
internal sealed class RemoteStreams(HostLink host, ModuleInfo module) : IStreams
{
    public Task Publish(string stream, string eventName, object? payload, Audience? audience = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(stream);
        ArgumentException.ThrowIfNullOrWhiteSpace(eventName);
        if (!ModuleNames.TrySplit(stream, out var owner, out _) || owner != module.Name)
        {
            throw new ArgumentException($"'{stream}' is not a stream of this module: its name starts with '{module.Name}.'.", nameof(stream));
        }

        var message = new PublishEvent(stream, eventName, JsonSize.Write(payload, "payload"), audience?.UserId, audience?.OrganizationId);
        return host.CallAsync(HostMethods.Publish, message, cancellationToken);
    }
}
