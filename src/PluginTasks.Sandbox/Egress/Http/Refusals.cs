using System.Globalization;
using System.Text;
using PluginTasks.Sdk;

namespace PluginTasks.Sandbox.Egress.Http;

/// <summary>What a client reads where its request was not passed on.</summary>
internal static class Refusals
{
    /// <summary>
    /// The text of a denial names the module and the target, and not what was wrong with it:
    /// a module learns nothing of what is behind a name.
    /// </summary>
    public static string Text(EgressException refusal, string module, string? target) =>
        refusal.Status == 403 ? SdkException.NetworkDenied(module, target ?? "").Message
        : refusal.Status == 503 ? SdkException.LimitExceeded("connections").Message
        : refusal.Status is 502 or 504 ? $"{ErrorCodes.HttpFailed}: {refusal.Message}"
        : $"bad_request: {refusal.Message}";

    public static byte[] Answer(EgressException refusal, string module, string? target)
    {
        var body = Encoding.UTF8.GetBytes(Text(refusal, module, target) + "\n");
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"HTTP/1.1 {refusal.Status} {Phrase(refusal.Status)}\r\n" +
            $"Content-Type: text/plain; charset=utf-8\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n");
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }

    private static string Phrase(int status) => status switch
    {
        400 => "Bad Request",
        403 => "Forbidden",
        413 => "Content Too Large",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        _ => "Gateway Timeout",
    };
}
