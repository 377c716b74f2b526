using System.Collections.Immutable;
using PluginTasks.Modules.Calls;
using PluginTasks.Protocol.Messages.Guarded;
using PluginTasks.Sdk;

namespace PluginTasks.Web.Streams;

/// <summary>Brings what modules publish to those who listen and are meant. Who listens must not hold it up. Thread safe.</summary>
public sealed class StreamHub : IStreamPublisher
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, ImmutableHashSet<Listener>> streams = new(StringComparer.Ordinal);

    public Task PublishAsync(PublishEvent published, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(published);
        ImmutableHashSet<Listener>? listeners;
        lock (gate)
        {
            streams.TryGetValue(published.Stream, out listeners);
        }

        foreach (var listener in listeners ?? [])
        {
            listener.Take(published);
        }

        return Task.CompletedTask;
    }

    /// <summary>Listens until disposed.</summary>
    internal IDisposable Listen(string stream, Session session, Action<PublishEvent> take)
    {
        var listener = new Listener(this, stream, session, take);
        lock (gate)
        {
            streams[stream] = streams.GetValueOrDefault(stream, []).Add(listener);
        }

        return listener;
    }

    private void Remove(string stream, Listener listener)
    {
        lock (gate)
        {
            var left = streams.GetValueOrDefault(stream, []).Remove(listener);
            if (left.IsEmpty)
            {
                streams.Remove(stream);
            }
            else
            {
                streams[stream] = left;
            }
        }
    }

    private sealed class Listener(StreamHub hub, string stream, Session session, Action<PublishEvent> take) : IDisposable
    {
        public void Take(PublishEvent published)
        {
            var isForUser = published.UserId is null || published.UserId == session.UserId;
            var isForOrganization = published.OrganizationId is null || published.OrganizationId == session.OrganizationId;
            if (isForUser && isForOrganization)
            {
                take(published);
            }
        }

        public void Dispose() => hub.Remove(stream, this);
    }
}
