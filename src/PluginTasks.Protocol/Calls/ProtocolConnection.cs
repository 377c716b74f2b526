using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PluginTasks.Protocol.Errors;
using PluginTasks.Protocol.Framing;

namespace PluginTasks.Protocol.Calls;

/// <summary>
/// One end of a connection: makes calls, and answers those of the other side. Every call is multiplexed and can be cancelled. When the
/// connection ends, whichever way, all that is open ends with it. Thread safe.
/// </summary>
public sealed class ProtocolConnection : IAsyncDisposable
{
    private readonly MessageEnd end;
    private readonly ConnectionOptions options;
    private readonly CallHandlers handlers;
    private readonly FrameQueue outgoing;
    private readonly ConcurrentBag<FrameWriter> writers = [];
    private readonly ConcurrentDictionary<long, PendingCall> pending = new();
    private readonly ConcurrentDictionary<long, InboundCall> inbound = new();
    private readonly CancellationTokenSource closing = new();
    private readonly TaskCompletionSource<Exception?> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock endGate = new();
    private Exception? lost;
    private Task reading = Task.CompletedTask;
    private long lastId;
    private int inboundCount;
    private long inboundBytes;

    public ProtocolConnection(MessageEnd end, CallHandlers handlers, ConnectionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(end);
        this.end = end;
        this.handlers = handlers;
        this.options = options ?? new ConnectionOptions();
        outgoing = new FrameQueue(end.Output, this.options.LargestFrame, broken => Abort(broken.Message));
    }

    /// <summary>Done when the connection has ended: with why it broke, or null where the other side closed it or this one did.</summary>
    public Task<Exception?> Ended => ended.Task;

    /// <summary>How many calls of the other side are being answered.</summary>
    public int OpenCalls => Volatile.Read(ref inboundCount);

    /// <summary>Begins to read. Once.</summary>
    public void Start() => reading = Task.Run(ReadAsync);

    /// <summary>Makes a call.</summary>
    /// <param name="method">What is called.</param>
    /// <param name="parameters">With what.</param>
    /// <param name="within">The call of the other side that this belongs to; 0 where to none.</param>
    /// <param name="waitsForReply">Whether a cancelled call still waits for what the other side makes of the cancel.</param>
    /// <param name="onSent">Told the call's number before anything can come back within it.</param>
    /// <param name="cancellationToken">Tells the other side to stop.</param>
    /// <exception cref="ConnectionLostException">The connection ended before the answer.</exception>
    /// <exception cref="FrameTooLargeException">What is sent is too large.</exception>
    public async Task<TResult> CallAsync<TParams, TResult>(
        Method<TParams, TResult> method,
        TParams parameters,
        long within = 0,
        bool waitsForReply = false,
        Action<long>? onSent = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(method);
        cancellationToken.ThrowIfCancellationRequested();
        var id = Interlocked.Increment(ref lastId);
        var call = new PendingCall<TResult>(method.Gives);
        pending[id] = call;
        try
        {
            ThrowIfLost();
            onSent?.Invoke(id);
            SendCall(id, within, method, parameters);
            if (!cancellationToken.CanBeCanceled)
            {
                return await call.Answer.ConfigureAwait(false);
            }

            // One callback does both: of two, the one that ends the call would take away the one that tells the other side.
            var notice = new CancelNotice(this, id, waitsForReply ? null : call, cancellationToken);
            await using var cancel = cancellationToken.UnsafeRegister(static state => ((CancelNotice)state!).Send(), notice).ConfigureAwait(false);
            return await call.Answer.ConfigureAwait(false);
        }
        finally
        {
            pending.TryRemove(id, out _);
        }
    }

    /// <summary>Tells the other side something that is not answered. It is left out where the connection has ended.</summary>
    public void Note<TParams>(Method<TParams, Nothing> method, TParams parameters, long within = 0) => _ = NoteAsync(method, parameters, within);

    /// <summary>As <see cref="Note"/>, for who says much: the task is done when there is room for more. Never fails.</summary>
    public Task NoteAsync<TParams>(Method<TParams, Nothing> method, TParams parameters, long within = 0)
    {
        ArgumentNullException.ThrowIfNull(method);
        return TrySend(FrameKind.Note, 0, within, method.EncodedName, parameters, method.Takes);
    }

    /// <summary>Sends what is in line, and ends the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        await outgoing.DrainAsync().ConfigureAwait(false);
        End(null);
        await closing.CancelAsync().ConfigureAwait(false);

        // The other side ends when it can read no more, and then even a read that heeds no token does.
        await end.Output.CompleteAsync().ConfigureAwait(false);
        await reading.ConfigureAwait(false);
    }

    /// <summary>Ends the connection at once, as the other side cannot be trusted or is gone.</summary>
    public void Abort(string reason)
    {
        End(new ConnectionLostException(reason));
        closing.Cancel();
    }

    internal async Task AnswerAsync<TResult>(InboundCall call, JsonTypeInfo<TResult> gives, Func<Task<TResult>> answer)
    {
        try
        {
            var result = await answer().ConfigureAwait(false);
            await SendAsync(FrameKind.Reply, call.Id, 0, null, result, gives).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The edge of a call: whatever it is belongs to who made it.
        catch (Exception error)
#pragma warning restore CA1031
        {
            _ = TrySend(FrameKind.Error, call.Id, 0, null, CallError.Of(error), ProtocolJson.Default.CallError);
        }
        finally
        {
            if (inbound.TryRemove(call.Id, out _))
            {
                Interlocked.Decrement(ref inboundCount);
                Interlocked.Add(ref inboundBytes, -call.Size);
            }
        }
    }

    private async Task ReadAsync()
    {
        Exception? why = null;
        try
        {
            await new FrameReader(end.Input, options.LargestFrame).ReadAsync(Take, closing.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (closing.IsCancellationRequested)
        {
            // Closed from this side.
        }
#pragma warning disable CA1031 // The edge of a connection: what broke it is told to all that wait on it.
        catch (Exception error)
#pragma warning restore CA1031
        {
            why = error;
        }

        End(why);
        await end.Input.CompleteAsync().ConfigureAwait(false);
        await end.Output.CompleteAsync().ConfigureAwait(false);
    }

    private void Take(ReadOnlySequence<byte> frame)
    {
        var envelope = Envelope.Read(frame, handlers.Known);
        switch (envelope.Kind)
        {
            case FrameKind.Call:
                Begin(envelope);
                break;
            case FrameKind.Note:
                (handlers.Find(envelope.Method) as CallHandlers.NoteHandler)?.Take(envelope.Within, envelope.Body);
                break;
            case FrameKind.Cancel:
                Cancel(envelope.Id);
                break;
            case FrameKind.Reply when pending.TryGetValue(envelope.Id, out var replied):
                replied.Reply(envelope.Body);
                break;
            case FrameKind.Error when pending.TryGetValue(envelope.Id, out var failed):
                failed.Fail(envelope.Body);
                break;
        }
    }

    private void Begin(in Envelope envelope)
    {
        var call = new InboundCall(envelope.Id, envelope.Within) { Size = (int)envelope.Body.Length };
        if (handlers.Find(envelope.Method) is not CallHandlers.CallHandler handler)
        {
            Refuse(call, CallErrorCodes.UnknownMethod, $"There is no method '{envelope.Method}'.");
            return;
        }

        if (Volatile.Read(ref inboundCount) >= options.MaxOpenCalls)
        {
            Refuse(call, CallErrorCodes.TooManyCalls, $"More than {options.MaxOpenCalls} calls are open.");
            return;
        }

        if (Interlocked.Read(ref inboundBytes) + call.Size > options.MaxOpenBytes)
        {
            Refuse(call, CallErrorCodes.TooManyCalls, $"The calls that are open came with {options.MaxOpenBytes:N0} bytes already.");
            return;
        }

        var run = handler.Prepare(this, call, envelope.Body);
        if (call.Id <= 0 || !inbound.TryAdd(call.Id, call))
        {
            throw new ProtocolViolationException($"The call {call.Id} is open already.");
        }

        Interlocked.Increment(ref inboundCount);
        Interlocked.Add(ref inboundBytes, call.Size);
        if (ended.Task.IsCompleted)
        {
            // The end may have told all that were open just before this one was.
            _ = call.Cancellation.CancelAsync();
        }

        _ = handler.IsInline ? run() : Task.Run(run);
    }

    private void Cancel(long id)
    {
        if (inbound.TryGetValue(id, out var call))
        {
            // What hangs on the token is not ours, and must not hold up what is read next.
            _ = call.Cancellation.CancelAsync();
        }
    }

    private void Refuse(InboundCall call, string code, string message) =>
        TrySend(FrameKind.Error, call.Id, 0, null, new CallError { Code = code, Message = message }, ProtocolJson.Default.CallError);

    /// <summary>
    /// Who calls waits for the answer, and so for room too. The connection may break just before: that is no other end of a call than one a
    /// moment later.
    /// </summary>
    private void SendCall<TParams, TResult>(long id, long within, Method<TParams, TResult> method, TParams parameters)
    {
        try
        {
            _ = SendAsync(FrameKind.Call, id, within, method.EncodedName, parameters, method.Takes);
        }
        catch (IOException broken) when (broken is not FrameTooLargeException)
        {
            throw broken.InnerException as ConnectionLostException ?? new ConnectionLostException(broken.Message, broken);
        }
    }

    private Task SendAsync<T>(FrameKind kind, long id, long within, JsonEncodedText? method, T body, JsonTypeInfo<T>? type)
    {
        var writer = writers.TryTake(out var kept) ? kept : new FrameWriter();
        var frame = writer.Write(kind, id, within, method, body, type);
        var sent = outgoing.Add(frame);
        writers.Add(writer);
        return sent;
    }

    private Task TrySend<T>(FrameKind kind, long id, long within, JsonEncodedText? method, T body, JsonTypeInfo<T>? type)
    {
        try
        {
            return SendAsync(kind, id, within, method, body, type);
        }
        catch (IOException)
        {
            // The connection is gone, or this is too much for it: nobody is there to be told, or is told by the end.
            return Task.CompletedTask;
        }
    }

    private void ThrowIfLost()
    {
        lock (endGate)
        {
            if (ended.Task.IsCompleted)
            {
                throw lost ?? new ConnectionLostException("The connection has ended.");
            }
        }
    }

    private void End(Exception? why)
    {
        lock (endGate)
        {
            if (!ended.TrySetResult(why))
            {
                return;
            }

            lost = why as ConnectionLostException ?? new ConnectionLostException(why?.Message ?? "The connection has ended.", why);
        }

        outgoing.Close(lost);
        foreach (var (_, call) in pending)
        {
            call.Fail(lost);
        }

        foreach (var (_, call) in inbound)
        {
            _ = call.Cancellation.CancelAsync();
        }
    }

    /// <summary>Without a closure for each call.</summary>
    private sealed class CancelNotice(ProtocolConnection connection, long id, PendingCall? released, CancellationToken token)
    {
        public void Send()
        {
            connection.TrySend<object?>(FrameKind.Cancel, id, 0, null, null, null);
            released?.Fail(new OperationCanceledException(token));
        }
    }
}
