namespace PluginTasks.Sdk;

/// <summary>
/// HTTP within the module's rights: a target needs <c>receive</c> in the manifest's <c>access</c>, and <c>send</c> for a
/// request with a body. Each redirect is decided anew. Thread safe.
/// </summary>
public interface IHttp
{
    /// <summary>Sends a request and waits for the whole reply. A status such as 404 is a reply, not an error.</summary>
    /// <exception cref="SdkException">
    /// <c>sandbox_network_denied</c>: the rules say no. <c>http_failed</c>: no reply came, or not in time.
    /// <c>output_limit</c>: the reply is larger than <see cref="HttpCall.MaxReplyBytes"/>.
    /// </exception>
    /// <exception cref="ArgumentException">The address is not an absolute http or https one.</exception>
    Task<HttpReply> SendAsync(HttpCall call, CancellationToken cancellationToken = default);

    /// <summary>Sends a GET. Errors as <see cref="SendAsync"/>.</summary>
    Task<HttpReply> GetAsync(string url, CancellationToken cancellationToken = default) =>
        SendAsync(new HttpCall { Url = url }, cancellationToken);

    /// <summary>Sends a POST with a JSON body. Errors as <see cref="SendAsync"/>.</summary>
    Task<HttpReply> PostJsonAsync(string url, object? body, CancellationToken cancellationToken = default) =>
        SendAsync(HttpCall.Json("POST", url, body), cancellationToken);
}
