using PluginTasks.Protocol.Messages;
using PluginTasks.Protocol.Messages.Guarded;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Remote;

/// <summary>Requests, sent by the host.</summary>
internal sealed class RemoteHttp(HostLink host) : IHttp
{
    public async Task<HttpReply> SendAsync(HttpCall call, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (!Uri.TryCreate(call.Url, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
        {
            throw new ArgumentException("The address has to be an absolute one, of http or https.", nameof(call));
        }

        var request = new SendHttp
        {
            Method = call.Method,
            Url = call.Url,
            Headers = call.Headers,
            Body = call.Body?.ToArray(),
            TimeoutSeconds = call.Timeout.TotalSeconds,
            MaxReplyBytes = call.MaxReplyBytes,
        };
        var answer = await host.CallAsync(HostMethods.SendHttp, request, cancellationToken).ConfigureAwait(false);
        return new HttpReply { Status = answer.Status, Headers = answer.Headers, Body = answer.Body };
    }
}
