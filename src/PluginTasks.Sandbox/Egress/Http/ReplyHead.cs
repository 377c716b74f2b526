using System.Globalization;
using PluginTasks.Sandbox.Egress.Reports;

namespace PluginTasks.Sandbox.Egress.Http;

/// <summary>A server's answer up to its body.</summary>
internal sealed record ReplyHead(int Status, string Reason, IReadOnlyList<HeaderField> Fields, Framing Body)
{
    public bool IsInterim => Status is >= 100 and < 200;

    /// <param name="head">As <see cref="HeadScanner"/> found it.</param>
    /// <exception cref="EgressException">It cannot be read.</exception>
    public static ReplyHead Parse(ReadOnlySpan<byte> head, int maxHeaders)
    {
        try
        {
            var (line, fields) = HeadLines.Read(head, maxHeaders);
            var parts = line.Split(' ', 3);
            if (parts.Length < 2 || parts[0] is not ("HTTP/1.1" or "HTTP/1.0") || parts[1].Length != 3
                || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var status) || status is < 100 or 101)
            {
                throw EgressException.Malformed("its status line");
            }

            return new ReplyHead(status, parts.Length == 3 ? parts[2] : "", HopHeaders.Without(fields), Framing.Of(fields));
        }
        catch (EgressException error)
        {
            throw new EgressException(EgressReason.BadReply, "The server's answer cannot be read: " + error.Message, error);
        }
    }

    /// <summary>Whether a body follows whatever the headers say.</summary>
    public bool MayHaveBody(string method) => method != "HEAD" && Status is not (204 or 304);
}
