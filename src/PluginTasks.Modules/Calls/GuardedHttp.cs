using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using PluginTasks.Protocol.Messages.Guarded;
using PluginTasks.Sandbox.Access;
using PluginTasks.Sandbox.Access.Network;
using PluginTasks.Sandbox.Egress;
using PluginTasks.Sandbox.Egress.Dialing;
using PluginTasks.Sandbox.Egress.Http;
using PluginTasks.Sandbox.Egress.Reports;
using PluginTasks.Sdk;

namespace PluginTasks.Modules.Calls;

/// <summary>
/// Sends requests for modules, to where their rules let them. Each has a connection of its own, so that no module meets
/// one that another was allowed. It follows no redirect, as each would be a request of its own. Headers of the connection
/// (docs/egress.md) are the host's to set; a caller's are dropped.
/// </summary>
internal sealed class GuardedHttp(EgressDialer dialer, IEgressLog log, TimeProvider time)
{
    // Larger ones would not fit into the message that brings them to the module.
    private const long LargestReply = 16 << 20;
    // Each may keep as much of the host's memory.
    private const int MostOfModule = 16;
    private const int MostHeaders = 100;
    private const int LongestHeaders = 64 << 10;

    private static readonly string[] NotForRequests = ["CONNECT", "TRACE"];

    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(12);

    private readonly ConcurrentDictionary<string, SemaphoreSlim> turns = new(StringComparer.Ordinal);

    /// <exception cref="SdkException"><c>sandbox_network_denied</c>, <c>http_failed</c>, <c>output_limit</c>.</exception>
    public async Task<HttpAnswer> SendAsync(string module, AccessRuleSet rules, SendHttp request, CancellationToken cancellationToken)
    {
        var operation = request.Body is { Length: > 0 } ? EgressOperation.Send : EgressOperation.Receive;
        if (!NetworkRequest.TryParse(request.Url, out var target, out _) || target.Scheme is null)
        {
            log.Report(new EgressReport(module, operation, null, EgressOutcome.Malformed, EgressReason.Malformed));
            throw SdkException.NetworkDenied(module, request.Url);
        }

        var grant = new EgressGrant(module, operation, target, rules);
        using var deadline = new CancellationTokenSource(WaitOf(request), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            // What needs no connection is refused without one.
            return grant.IsAllowed
                ? await SendInTurnAsync(grant, request, either.Token)
                : throw new EgressException(EgressReason.Rules, "The rules do not allow it.");
        }
        catch (Exception error) when ((error as EgressException ?? error.InnerException as EgressException) is { } refusal)
        {
            Report(grant, refusal.Outcome, refusal.Reason);
            throw refusal.Outcome == EgressOutcome.Denied
                ? SdkException.NetworkDenied(module, target.Normalized)
                : new SdkException(ErrorCodes.HttpFailed, refusal.Message, error);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or FormatException or UriFormatException)
        {
            throw new SdkException(ErrorCodes.HttpFailed, error.Message, error);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            throw new SdkException(ErrorCodes.HttpFailed, $"No answer came within {WaitOf(request).TotalSeconds:0.###} s.");
        }
    }

    public static AccessOperation OperationOf(SendHttp request) => request.Body is { Length: > 0 } ? AccessOperation.Send : AccessOperation.Receive;

    private async Task<HttpAnswer> SendInTurnAsync(EgressGrant grant, SendHttp request, CancellationToken cancellationToken)
    {
        var ofModule = turns.GetOrAdd(grant.Module, _ => new SemaphoreSlim(MostOfModule));
        await ofModule.WaitAsync(cancellationToken);
        try
        {
            return await SendAsync(grant, request, cancellationToken);
        }
        finally
        {
            ofModule.Release();
        }
    }

    private async Task<HttpAnswer> SendAsync(EgressGrant grant, SendHttp request, CancellationToken cancellationToken)
    {
        using var message = Message(grant.Target, request);
        using var client = new HttpClient(Handler(grant, cancellationToken), disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
        using var reply = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        var headers = reply.Headers.Concat(reply.Content.Headers).GroupBy(h => h.Key, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(h => h.Key, h => (IReadOnlyList<string>)[.. h.SelectMany(v => v.Value)], StringComparer.OrdinalIgnoreCase);
        return new HttpAnswer((int)reply.StatusCode, headers, await ReadAsync(reply, Math.Min(request.MaxReplyBytes, LargestReply), cancellationToken));
    }

    private SocketsHttpHandler Handler(EgressGrant grant, CancellationToken cancellationToken) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
        MaxResponseHeadersLength = LongestHeaders >> 10,
        ConnectCallback = async (_, token) =>
        {
            // The handler would go on dialling for a request that nobody waits for.
            using var either = CancellationTokenSource.CreateLinkedTokenSource(token, cancellationToken);
            var socket = await dialer.DialAsync(grant, either.Token);
            Report(grant, EgressOutcome.Allowed, EgressReason.None);
            return new NetworkStream(socket, ownsSocket: true);
        },
    };

    private static HttpRequestMessage Message(NetworkRequest target, SendHttp request)
    {
        if (request.Method.Length == 0 || NotForRequests.Contains(request.Method, StringComparer.OrdinalIgnoreCase))
        {
            throw new FormatException("The method is none for a request.");
        }

        var message = new HttpRequestMessage(new HttpMethod(request.Method), Address(target, request.Url))
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = request.Body is { } body ? new ByteArrayContent(body) : null,
        };
        foreach (var (name, value) in CheckedHeaders(request).Where(h => !HopHeaders.IsOfConnection(h.Key)))
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return message;
    }

    private static IReadOnlyDictionary<string, string> CheckedHeaders(SendHttp request) =>
        request.Headers.Count > MostHeaders || request.Headers.Sum(h => (long)h.Key.Length + h.Value.Length) > LongestHeaders
            ? throw new FormatException("The request has too many headers, or too long ones.")
            : request.Headers.Any(h => !HopHeaders.IsReadable(h.Key, h.Value))
            ? throw new FormatException("A header's name or value has characters that no header has.")
            : request.Headers;

    // Made from what was matched, not from what was given; the query is no part of a target. It goes out as it is here:
    // read once more, a path might become another.
    private static Uri Address(NetworkRequest target, string url)
    {
        var text = new StringBuilder(target.Normalized);
        var query = url.IndexOf('?', StringComparison.Ordinal);
        foreach (var rune in query < 0 ? default : url.AsSpan(query).EnumerateRunes())
        {
            text.Append(rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString()));
        }

        return new Uri(text.ToString(), new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
    }

    private static async Task<byte[]> ReadAsync(HttpResponseMessage reply, long most, CancellationToken cancellationToken)
    {
        await using var stream = await reply.Content.ReadAsStreamAsync(cancellationToken);
        using var kept = new MemoryStream();
        var buffer = new byte[32 << 10];
        while (await stream.ReadAsync(buffer, cancellationToken) is var count && count > 0)
        {
            if (kept.Length + count > most)
            {
                throw new SdkException(ErrorCodes.OutputLimit, $"The answer is longer than {most:N0} bytes.");
            }

            kept.Write(buffer, 0, count);
        }

        return kept.ToArray();
    }

    // The worker's figures are not to be trusted.
    private static TimeSpan WaitOf(SendHttp request) =>
        request.TimeoutSeconds > 0 && request.TimeoutSeconds < LongestWait.TotalSeconds ? TimeSpan.FromSeconds(request.TimeoutSeconds) : LongestWait;

    private void Report(EgressGrant grant, EgressOutcome outcome, EgressReason reason) =>
        log.Report(new EgressReport(grant.Module, grant.Operation, grant.Target.Normalized, outcome, reason));
}
