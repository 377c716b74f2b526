using System.Collections.Concurrent;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Events;

namespace PluginTasks.Store.Tests.Model;

/// <summary>Hears all events of some users over all lives, and finds those that must not be.</summary>
internal sealed class EventWatch(IReadOnlyList<string> users)
{
    private readonly List<TaskEvents.Stream> streams = [];
    private readonly Dictionary<string, TaskEvent> lasts = [];
    private readonly Dictionary<string, (TaskState State, long Seq)> ends = [];
    private readonly HashSet<string> messages = [];

    public bool ClockWentBack { get; set; }

    /// <summary>Hears the next life, from before its start.</summary>
    public void Follow(TaskEvents events)
    {
        streams.ForEach(s => s.Dispose());
        streams.Clear();
        streams.AddRange(users.Select(u => events.Listen(u, 100_000)));
    }

    public TaskState? EndOf(string id) => ends.TryGetValue(id, out var end) ? end.State : null;

    /// <summary>What is wrong with what has happened since the last look; null where nothing is.</summary>
    public string? Look()
    {
        for (var i = 0; i < streams.Count; i++)
        {
            while (streams[i].Events.TryRead(out var happened))
            {
                // A watcher hears the same as the owner.
                if (happened.Task.UserId == users[i] && WrongWith(happened) is { } wrong)
                {
                    return $"{happened.Kind} seq {happened.Seq} of {happened.Task.Id} ({happened.Task.Status}): {wrong}";
                }
            }
        }

        return null;
    }

    private string? WrongWith(TaskEvent happened)
    {
        var task = happened.Task;
        if (happened.MessageId is { } message && !messages.Add(message))
        {
            return "its message was told before";
        }

        // After its end no row keeps the seq of a task any more: what rises then is the clock, unless it stands or is set back.
        var isAfterEnd = happened.Kind == TaskEventKind.Notification && task.Status.IsFinal();
        var isKept = !isAfterEnd || !ClockWentBack;
        if (isKept && lasts.TryGetValue(task.Id, out var last) && (happened.Seq < last.Seq || (happened.Seq == last.Seq && !isAfterEnd)))
        {
            return $"after {last.Kind} seq {last.Seq} ({last.Task.Status})";
        }

        lasts[task.Id] = happened;
        if (happened.Kind == TaskEventKind.Notification)
        {
            return null;
        }

        if (ends.TryGetValue(task.Id, out var end))
        {
            return $"after its end {end}";
        }

        if (task.Status.IsFinal())
        {
            ends[task.Id] = (task.Status, happened.Seq);
        }

        return null;
    }
}
