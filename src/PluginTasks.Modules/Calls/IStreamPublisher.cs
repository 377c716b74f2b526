using PluginTasks.Protocol.Messages.Guarded;

namespace PluginTasks.Modules.Calls;

/// <summary>Brings events to open pages. Thread safe.</summary>
public interface IStreamPublisher
{
    Task PublishAsync(PublishEvent published, CancellationToken cancellationToken);
}
