using System.Net;
using PluginTasks.Protocol.Messages.Guarded;
using PluginTasks.Sandbox.Access;
using PluginTasks.Sandbox.Access.Network;
using PluginTasks.Sdk;

namespace PluginTasks.Modules.Calls;

/// <summary>Sends requests for modules, to where their rules let them. It follows no redirect, as each would be a request of its own.</summary>
internal sealed class GuardedHttp : IDisposable
{
    private readonly HttpClient client = new(
        new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, AutomaticDecompression = DecompressionMethods.None }, disposeHandler: true)
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public void Dispose() => client.Dispose();

    /// <exception cref="SdkException"><c>sandbox_network_denied</c>, <c>http_failed</c>, <c>output_limit</c>.</exception>
    public async Task<HttpAnswer> SendAsync(string module, AccessRuleSet rules, SendHttp request, CancellationToken cancellationToken)
    {
        if (!NetworkRequest.TryParse(request.Url, out var target, out _) || !rules.Allows(OperationOf(request), target))
        {
            throw SdkException.NetworkDenied(module, request.Url);
        }

        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(request.TimeoutSeconds));
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await SendAsync(request, target, either.Token);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or FormatException)
        {
            throw new SdkException(ErrorCodes.HttpFailed, error.Message, error);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            throw new SdkException(ErrorCodes.HttpFailed, $"No answer came within {request.TimeoutSeconds:0.###} s.");
        }
    }

    public static AccessOperation OperationOf(SendHttp request) => request.Body is { Length: > 0 } ? AccessOperation.Send : AccessOperation.Receive;

    private async Task<HttpAnswer> SendAsync(SendHttp request, NetworkRequest target, CancellationToken cancellationToken)
    {
        // Made from what was matched, not from what was given; the query is no part of a target.
        var query = request.Url.IndexOf('?', StringComparison.Ordinal) is var at && at >= 0 ? request.Url[at..] : "";
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), target.Normalized + query);
        message.Content = request.Body is { } body ? new ByteArrayContent(body) : null;
        foreach (var (name, value) in request.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var reply = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        var headers = reply.Headers.Concat(reply.Content.Headers).GroupBy(h => h.Key, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(h => h.Key, h => (IReadOnlyList<string>)[.. h.SelectMany(v => v.Value)], StringComparer.OrdinalIgnoreCase);
        return new HttpAnswer((int)reply.StatusCode, headers, await ReadAsync(reply, request.MaxReplyBytes, cancellationToken));
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
}
