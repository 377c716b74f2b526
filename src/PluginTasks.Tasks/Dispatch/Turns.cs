namespace PluginTasks.Tasks.Dispatch;

/// <summary>Members that take turns: whoever was served goes to the end. Those with nothing left are dropped.</summary>
internal sealed class Turns<TKey, TMember>
    where TKey : notnull
    where TMember : new()
{
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, TMember Member)>> nodes = [];
    private readonly LinkedList<(TKey Key, TMember Member)> order = new();

    public bool IsEmpty => order.Count == 0;

    public TMember GetOrAdd(TKey key)
    {
        if (!nodes.TryGetValue(key, out var node))
        {
            node = order.AddLast((key, new TMember()));
            nodes.Add(key, node);
        }

        return node.Value.Member;
    }

    /// <summary>Each member once, beginning with whose turn it is. Members may be served or dropped meanwhile.</summary>
    public IEnumerable<(TKey Key, TMember Member)> InTurn()
    {
        var count = order.Count;
        for (var node = order.First; node is not null && count-- > 0;)
        {
            var next = node.Next;
            yield return node.Value;
            node = next;
        }
    }

    public void Served(TKey key, bool isEmpty)
    {
        var node = nodes[key];
        order.Remove(node);
        if (isEmpty)
        {
            nodes.Remove(key);
        }
        else
        {
            order.AddLast(node);
        }
    }

    /// <summary>Nothing of it could start; it keeps its place.</summary>
    public void Passed(TKey key, bool isEmpty)
    {
        if (isEmpty && nodes.Remove(key, out var node))
        {
            order.Remove(node);
        }
    }
}
