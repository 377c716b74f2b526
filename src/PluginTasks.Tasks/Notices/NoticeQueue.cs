using PluginTasks.Tasks.Events;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Notices;

/// <summary>
/// What users are told, through each of their connections: what waited for them, then what happens. A message that waits
/// stays until a client has acknowledged it, so a crash in between shows it again; clients drop what they have seen.
/// Thread safe.
/// </summary>
public sealed class NoticeQueue(ITaskStore store, TaskEvents events)
{
    // A user who never comes, as a service's, gathers them for as long as they are kept.
    private const int Most = 100_000;

    /// <summary>Begins a connection's stream: what is stored, in order, and then what happens, without gap or repetition.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="capacity">How many messages may wait for a slow reader. Progress is dropped first; then the stream ends.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    public async Task<NoticeStream> AttachAsync(string userId, int capacity = 1_000, CancellationToken cancellationToken = default)
    {
        // First the ear, then the look: what comes in between is in both, and is told apart by its id.
        var live = events.Listen(userId, capacity);
        try
        {
            return new NoticeStream(await store.ListNoticesAsync(userId, Most, cancellationToken), live);
        }
        catch
        {
            live.Dispose();
            throw;
        }
    }

    /// <summary>The newest messages that wait for a user, newest first.</summary>
    public async Task<IReadOnlyList<Notice>> ListAsync(string userId, int limit, CancellationToken cancellationToken = default) =>
        [.. (await store.ListNoticesAsync(userId, Most, cancellationToken)).Reverse().Take(limit)];

    /// <summary>Takes messages away that the user has got. Those of others stay.</summary>
    public Task AcknowledgeAsync(string userId, IReadOnlyCollection<string> messageIds, CancellationToken cancellationToken = default) =>
        store.RemoveNoticesAsync(userId, messageIds, cancellationToken);
}
