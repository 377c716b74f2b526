using PluginTasks.Protocol.Messages.Guarded;

namespace PluginTasks.Modules.Calls;

/// <summary>For a host without pages.</summary>
public sealed class NoStreams : IStreamPublisher
{
    public static NoStreams Instance { get; } = new();

    public Task PublishAsync(PublishEvent published, CancellationToken cancellationToken) => Task.CompletedTask;
}
