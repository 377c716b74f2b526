using System.Collections.Concurrent;
using System.Threading.Channels;
using PluginTasks.Tasks.States;

namespace PluginTasks.Tasks.Events;

/// <summary>
/// The streams of events, one a user. Whoever listens has a bounded queue: what is only shown is
/// dropped when it is full; when that does not make room, the stream ends, and its reader fetches anew. Thread safe.
/// </summary>
public sealed class TaskEvents
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<Stream, bool>> users = new(StringComparer.Ordinal);

    /// <summary>Every event of every user at once, in the order of each task; called while that order is held, so it must be short.</summary>
    internal Action<TaskEvent>? OnEvent { get; set; }

    /// <summary>Listens to a user's events until disposed.</summary>
    public Stream Listen(string userId, int capacity = 1_000)
    {
        var stream = new Stream(capacity, s => Remove(userId, s));
        users.GetOrAdd(userId, _ => new())[stream] = true;
        return stream;
    }

    public bool HasListeners(string userId) => users.TryGetValue(userId, out var streams) && !streams.IsEmpty;

    internal void Publish(TaskEvent happened)
    {
        OnEvent?.Invoke(happened);
        Send(happened, happened.Task.UserId);
        if (happened.Task.Watchers is not null && !users.IsEmpty)
        {
            foreach (var watcher in happened.Task.WatchedBy())
            {
                Send(happened, watcher);
            }
        }
    }

    private void Send(TaskEvent happened, string userId)
    {
        if (users.TryGetValue(userId, out var streams))
        {
            foreach (var (stream, _) in streams)
            {
                stream.Add(happened);
            }
        }
    }

    private void Remove(string userId, Stream stream)
    {
        if (users.TryGetValue(userId, out var streams))
        {
            streams.TryRemove(stream, out _);
        }
    }

    /// <summary>One listener's queue.</summary>
    public sealed class Stream : IDisposable
    {
        private readonly Channel<TaskEvent> queue;
        private readonly Action<Stream> onEnd;

        internal Stream(int capacity, Action<Stream> onEnd)
        {
            queue = Channel.CreateBounded<TaskEvent>(capacity);
            this.onEnd = onEnd;
        }

        /// <summary>The events in order. It ends when the listener was too slow for what must not be lost.</summary>
        public ChannelReader<TaskEvent> Events => queue.Reader;

        public void Dispose()
        {
            queue.Writer.TryComplete();
            onEnd(this);
        }

        internal void Add(TaskEvent happened)
        {
            if (!queue.Writer.TryWrite(happened) && happened.IsPersisted)
            {
                Dispose();
            }
        }
    }
}
