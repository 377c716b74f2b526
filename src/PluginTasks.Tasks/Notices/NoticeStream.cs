using System.Runtime.CompilerServices;
using System.Text;
using PluginTasks.Tasks.Events;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Notices;

/// <summary>One connection's messages. Read by one reader, once.</summary>
public sealed class NoticeStream : IDisposable
{
    private readonly IReadOnlyList<Notice> stored;
    private readonly TaskEvents.Stream live;

    internal NoticeStream(IReadOnlyList<Notice> stored, TaskEvents.Stream live)
    {
        this.stored = stored;
        this.live = live;
    }

    /// <summary>All messages in order. It ends when the reader was too slow for what must not be lost: then attach again.</summary>
    public async IAsyncEnumerable<UserMessage> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var told = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var notice in stored)
        {
            seen.Add(notice.MessageId);
            if (notice is { TaskId: { } task, Seq: { } seq })
            {
                told[task] = Math.Max(seq, told.GetValueOrDefault(task));
            }

            yield return new UserMessage(Encoding.UTF8.GetBytes(TaskMessage.Of(notice)), notice.MessageId, MayBeDropped: false, Waited: true);
        }

        await foreach (var happened in live.Events.ReadAllAsync(cancellationToken))
        {
            // Older than what was just read of its task, it would bring an earlier state back.
            if ((happened.MessageId is { } id && seen.Remove(id)) || happened.Seq <= told.GetValueOrDefault(happened.Task.Id, -1))
            {
                continue;
            }

            yield return new UserMessage(happened.Message, happened.MessageId, !happened.IsPersisted);
        }
    }

    public void Dispose() => live.Dispose();
}
