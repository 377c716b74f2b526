using PluginTasks.Modules.Running;
using PluginTasks.Sdk;

namespace PluginTasks.Web.Logs;

/// <summary>The last lines of the tasks that ran last, for as long as the process lives. Thread safe.</summary>
public sealed class TaskLogs : ITaskLines
{
    private const int MostTasks = 1_000;
    private const int MostLines = 500;

    private readonly Lock gate = new();
    private readonly Dictionary<string, LinkedListNode<(string Id, Queue<TaskLogLine> Lines)>> byId = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Id, Queue<TaskLogLine> Lines)> byAge = new();

    public void Add(string taskId, TaskLogLine line)
    {
        lock (gate)
        {
            if (byId.TryGetValue(taskId, out var node))
            {
                byAge.Remove(node);
            }
            else
            {
                node = new LinkedListNode<(string Id, Queue<TaskLogLine> Lines)>((taskId, new Queue<TaskLogLine>()));
                byId.Add(taskId, node);
            }

            byAge.AddLast(node);
            node.Value.Lines.Enqueue(line);
            if (node.Value.Lines.Count > MostLines)
            {
                node.Value.Lines.Dequeue();
            }

            if (byId.Count > MostTasks && byAge.First is { } oldest)
            {
                byAge.Remove(oldest);
                byId.Remove(oldest.Value.Id);
            }
        }
    }

    /// <summary>The oldest first; none where nothing is known.</summary>
    public IReadOnlyList<TaskLogLine> Of(string taskId)
    {
        lock (gate)
        {
            return byId.TryGetValue(taskId, out var node) ? [.. node.Value.Lines] : [];
        }
    }
}
