namespace PluginTasks.Sdk;

/// <summary>Publishes events to the <c>StreamBinding</c>s of open pages. Thread safe.</summary>
public interface IStreams
{
    /// <summary>Publishes an event. It reaches who listens at the moment; nothing is kept for others.</summary>
    /// <param name="stream">The stream; its name starts with the module's: <c>system.metrics</c>.</param>
    /// <param name="eventName">The event's name within the stream.</param>
    /// <param name="payload">Its data; any object that JSON can hold.</param>
    /// <param name="audience">Who gets it. Default: <see cref="Audience.Everybody"/>.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="ArgumentException">The stream is not the module's, or the payload cannot be written as JSON.</exception>
    /// <exception cref="SdkException"><c>payload_too_large</c>: over 1 MiB.</exception>
    Task Publish(string stream, string eventName, object? payload, Audience? audience = null, CancellationToken cancellationToken = default);
}
