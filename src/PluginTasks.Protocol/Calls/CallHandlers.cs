using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PluginTasks.Protocol.Framing;

namespace PluginTasks.Protocol.Calls;

/// <summary>What an end answers, by method. Filled before a connection starts, then only read.</summary>
public sealed class CallHandlers
{
    private readonly Dictionary<string, Handler> handlers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Handler>.AlternateLookup<ReadOnlySpan<char>> byName;

    public CallHandlers() => byName = handlers.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Answers a method. The function is started on the thread pool.</summary>
    public CallHandlers On<TParams, TResult>(Method<TParams, TResult> method, Func<InboundCall, TParams, CancellationToken, Task<TResult>> answer)
    {
        Add(method, isInline: false, answer);
        return this;
    }

    /// <summary>Answers a method whose function neither blocks nor works long before it first awaits: it is started where messages are read.</summary>
    public CallHandlers OnInline<TParams, TResult>(Method<TParams, TResult> method, Func<InboundCall, TParams, CancellationToken, Task<TResult>> answer)
    {
        Add(method, isInline: true, answer);
        return this;
    }

    /// <summary>Takes notes, which nobody waits for, in their order. The function must not block.</summary>
    public CallHandlers OnNote<TParams>(Method<TParams, Nothing> method, Action<long, TParams> take)
    {
        handlers.Add(method.Name, new NoteHandler<TParams>(method.Name, method.Takes, take));
        return this;
    }

    internal Handler? Find(string? method) => method is null ? null : handlers.GetValueOrDefault(method);

    /// <summary>The name as the string that it is known by, so that none is made for each message.</summary>
    internal string? Known(ReadOnlySpan<byte> name)
    {
        Span<char> text = stackalloc char[64];
        return name.Length <= text.Length && byName.TryGetValue(text[..Encoding.UTF8.GetChars(name, text)], out var handler) ? handler.Name : null;
    }

    private void Add<TParams, TResult>(Method<TParams, TResult> method, bool isInline, Func<InboundCall, TParams, CancellationToken, Task<TResult>> answer) =>
        handlers.Add(method.Name, new CallHandler<TParams, TResult>(method, isInline, answer));

    internal abstract class Handler(string name)
    {
        public string Name { get; } = name;

        protected static T Read<T>(ReadOnlySequence<byte> body, JsonTypeInfo<T> type)
        {
            try
            {
                var reader = new Utf8JsonReader(body);
                return JsonSerializer.Deserialize(ref reader, type)!;
            }
            catch (JsonException error)
            {
                throw new ProtocolViolationException($"A message cannot be read: {error.Message}", error);
            }
        }
    }

    internal abstract class CallHandler(string name, bool isInline) : Handler(name)
    {
        public bool IsInline { get; } = isInline;

        /// <summary>Reads what came in, and gives what is to be done, which sends the answer.</summary>
        public abstract Func<Task> Prepare(ProtocolConnection connection, InboundCall call, ReadOnlySequence<byte> body);
    }

    internal abstract class NoteHandler(string name) : Handler(name)
    {
        public abstract void Take(long within, ReadOnlySequence<byte> body);
    }

    private sealed class CallHandler<TParams, TResult>(
        Method<TParams, TResult> method, bool isInline, Func<InboundCall, TParams, CancellationToken, Task<TResult>> answer)
        : CallHandler(method.Name, isInline)
    {
        public override Func<Task> Prepare(ProtocolConnection connection, InboundCall call, ReadOnlySequence<byte> body)
        {
            var given = Read(body, method.Takes);
            return () => connection.AnswerAsync(call, method.Gives, () => answer(call, given, call.Cancellation.Token));
        }
    }

    private sealed class NoteHandler<TParams>(string name, JsonTypeInfo<TParams> takes, Action<long, TParams> take) : NoteHandler(name)
    {
        public override void Take(long within, ReadOnlySequence<byte> body) => take(within, Read(body, takes));
    }
}
