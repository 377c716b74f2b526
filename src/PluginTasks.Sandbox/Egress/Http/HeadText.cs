using System.Globalization;
using System.Text;

namespace PluginTasks.Sandbox.Egress.Http;

/// <summary>Heads as we write them: of what was read and checked, never of the text that came.</summary>
internal static class HeadText
{
    public static byte[] Request(RequestHead request)
    {
        var host = request.Target.Host + (request.Target.Port is { } port && port != 80 ? ":" + port.ToString(CultureInfo.InvariantCulture) : "");
        return Write($"{request.Method} {request.Target.Path}{request.Query} HTTP/1.1", [new("Host", host), .. request.Fields], Length(request.Body));
    }

    /// <param name="body">How the body is passed on.</param>
    public static byte[] Reply(ReplyHead reply, Framing body) =>
        Write(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {reply.Status} {reply.Reason}"), reply.Fields, Length(body));

    private static HeaderField? Length(Framing body) =>
        body.IsChunked ? new HeaderField("Transfer-Encoding", "chunked")
        : body.Length is { } length ? new HeaderField("Content-Length", length.ToString(CultureInfo.InvariantCulture))
        : null;

    private static byte[] Write(string line, IReadOnlyList<HeaderField> fields, HeaderField? length)
    {
        var text = new StringBuilder(line).Append("\r\n");
        foreach (var field in length is { } known ? fields.Append(known) : fields)
        {
            text.Append(field.Name).Append(": ").Append(field.Value).Append("\r\n");
        }

        return Encoding.Latin1.GetBytes(text.Append("Connection: close\r\n\r\n").ToString());
    }
}
