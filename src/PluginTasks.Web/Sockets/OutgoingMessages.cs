using System.Diagnostics.CodeAnalysis;

namespace PluginTasks.Web.Sockets;

/// <summary>
/// What waits to be sent on one connection, in order. When there is too much of it, what is only shown goes first; when that does not
/// make room, the queue gives up, and with it the connection. Thread safe; one takes.
/// </summary>
internal sealed class OutgoingMessages(int mostWaiting, int mostBytes)
{
    private readonly Lock gate = new();
    private readonly LinkedList<Waiting> waiting = new();
    private TaskCompletionSource? arrived;
    private TaskCompletionSource? room;
    private int bytes;
    private bool isClosed;

    /// <summary>Told when it gives up, as its reader is too slow.</summary>
    public Action? OnOverrun { get; set; }

    /// <param name="json">An object with the message as its only key.</param>
    /// <param name="requestId">What it answers.</param>
    /// <param name="mayBeDropped">It is only shown, and the next one like it will do.</param>
    public void Add(ReadOnlyMemory<byte> json, string? requestId = null, bool mayBeDropped = false)
    {
        TaskCompletionSource? wake;
        bool isOverrun;
        lock (gate)
        {
            if (isClosed)
            {
                return;
            }

            if (MakeRoom(json.Length, mayBeDropped))
            {
                waiting.AddLast(new Waiting(json, requestId, mayBeDropped));
                bytes += json.Length;
            }

            isOverrun = isClosed;
            (wake, arrived) = (arrived, null);
        }

        wake?.SetResult();
        if (isOverrun)
        {
            OnOverrun?.Invoke();
        }
    }

    /// <summary>Waits until half of the room is free, for who has much to say and can wait with it.</summary>
    public Task RoomAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (isClosed || HasRoom())
            {
                return Task.CompletedTask;
            }

            room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return room.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Nothing more comes in; what waits can still be taken.</summary>
    public void Close()
    {
        TaskCompletionSource? wake;
        lock (gate)
        {
            isClosed = true;
            (wake, arrived) = (arrived, null);
        }

        wake?.SetResult();
    }

    /// <summary>Waits until there is something; false once it is closed and empty.</summary>
    public async Task<bool> WaitAsync()
    {
        Task wait;
        lock (gate)
        {
            if (waiting.Count > 0 || isClosed)
            {
                return waiting.Count > 0;
            }

            arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            wait = arrived.Task;
        }

        await wait;
        lock (gate)
        {
            return waiting.Count > 0;
        }
    }

    public bool TryTake([NotNullWhen(true)] out Waiting? next)
    {
        lock (gate)
        {
            next = waiting.First?.Value;
            if (next is null)
            {
                return false;
            }

            waiting.RemoveFirst();
            bytes -= next.Json.Length;
            if (room is not null && HasRoom())
            {
                room.SetResult();
                room = null;
            }

            return true;
        }
    }

    private bool MakeRoom(int length, bool mayBeDropped)
    {
        if (Fits(length))
        {
            return true;
        }

        if (mayBeDropped)
        {
            return false;
        }

        for (var node = waiting.First; node is not null && !Fits(length);)
        {
            var next = node.Next;
            if (node.Value.MayBeDropped)
            {
                bytes -= node.Value.Json.Length;
                waiting.Remove(node);
            }

            node = next;
        }

        if (Fits(length))
        {
            return true;
        }

        // What must not be lost is kept elsewhere, and comes with the next connection.
        (isClosed, bytes) = (true, 0);
        waiting.Clear();
        return false;
    }

    private bool HasRoom() => waiting.Count <= mostWaiting / 2 && bytes <= mostBytes / 2;

    // One message always fits, however large.
    private bool Fits(int length) => waiting.Count == 0 || (waiting.Count < mostWaiting && bytes + length <= mostBytes);

    /// <summary>A message in line.</summary>
    internal sealed record Waiting(ReadOnlyMemory<byte> Json, string? RequestId, bool MayBeDropped);
}
