using PluginTasks.Sandbox.Egress.Reports;

namespace PluginTasks.Sandbox.Egress.Http;

/// <summary>One plain request and its answer. Whatever the client sends behind the request is not looked at.</summary>
internal sealed class PlainExchange(RequestHead request, Wire client, Wire server, GrantWatch watch, EgressOptions options)
{
    private const int MostInterim = 8;

    private static readonly byte[] Continue = "HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray();

    /// <summary>Whether the client has got the beginning of an answer.</summary>
    public bool HasAnswered { get; private set; }

    /// <summary>What still takes the client's body; it ends soon after the server was left, or when the client's connection ends.</summary>
    public Task Upload { get; private set; } = Task.CompletedTask;

    /// <exception cref="EgressException">The request or the answer cannot be read, or the rules no longer allow it.</exception>
    public async Task RunAsync()
    {
        await server.WriteAsync(HeadText.Request(request)).ConfigureAwait(false);
        if (request.Expects && request.Body.HasBody)
        {
            await client.WriteAsync(Continue).ConfigureAwait(false);
        }

        Upload = SendAsync();
        var reply = ReplyAsync();
        try
        {
            // An answer may come before the whole request was sent, which is over then.
            if (await Task.WhenAny(Upload, reply).ConfigureAwait(false) == Upload)
            {
                await Upload.ConfigureAwait(false);
            }

            await reply.ConfigureAwait(false);
        }
        finally
        {
            server.Abort();
            if (HasAnswered && !reply.IsCompleted)
            {
                client.Abort();
            }

            await reply.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task SendAsync()
    {
        if (!request.Body.HasBody)
        {
            return;
        }

        var sink = new BodySink(server, request.Body.IsChunked, options.MaxSentBytes, watch);
        var body = new BodyReader(client, EgressReason.Malformed);
        try
        {
            await (request.Body.IsChunked ? body.CopyChunksAsync(sink, strict: true) : body.CopyAsync(request.Body.Length ?? 0, sink)).ConfigureAwait(false);
        }
        catch (Exception) when (sink.IsBroken)
        {
            // The server takes no more, but may have answered.
        }
    }

    private async Task ReplyAsync()
    {
        var head = await HeadAsync().ConfigureAwait(false);
        var framing = !head.MayHaveBody(request.Method) ? new Framing(request.Method == "HEAD" ? head.Body.Length : null, false)
            : request.IsOldVersion ? head.Body with { IsChunked = false }
            : head.Body;
        HasAnswered = true;
        await client.WriteAsync(HeadText.Reply(head, framing)).ConfigureAwait(false);
        if (!head.MayHaveBody(request.Method))
        {
            return;
        }

        var sink = new BodySink(client, framing.IsChunked, options.MaxReceivedBytes, watch);
        var body = new BodyReader(server, EgressReason.BadReply);
        await (head.Body.IsChunked ? body.CopyChunksAsync(sink, strict: false)
            : head.Body.Length is { } length ? body.CopyAsync(length, sink)
            : body.CopyToEndAsync(sink)).ConfigureAwait(false);
    }

    private async Task<ReplyHead> HeadAsync()
    {
        for (var i = 0; i <= MostInterim; i++)
        {
            var head = await ReadAsync().ConfigureAwait(false);
            if (!head.IsInterim)
            {
                return head;
            }
        }

        throw new EgressException(EgressReason.BadReply, "The server's answer does not begin.");
    }

    private async Task<ReplyHead> ReadAsync()
    {
        try
        {
            var head = await HeadReader.ReadAsync(server, options).ConfigureAwait(false);
            return head.Length > 0
                ? ReplyHead.Parse(head, options.MaxHeaders)
                : throw new EgressException(EgressReason.BadReply, "The server ended the connection before its answer.");
        }
        catch (Exception error) when (error is IOException || (error is EgressException refusal && refusal.Reason != EgressReason.BadReply))
        {
            throw new EgressException(EgressReason.BadReply, "The server's answer cannot be read.", error);
        }
    }
}
