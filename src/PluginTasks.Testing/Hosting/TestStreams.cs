using PluginTasks.Modules.Calls;
using PluginTasks.Protocol.Messages.Guarded;

namespace PluginTasks.Testing;

/// <summary>Gives out what a module publishes.</summary>
internal sealed class TestStreams(Action<PublishedEvent> tell) : IStreamPublisher
{
    public Task PublishAsync(PublishEvent published, CancellationToken cancellationToken)
    {
        tell(new PublishedEvent(published.Stream, published.Event, published.Payload));
        return Task.CompletedTask;
    }
}
