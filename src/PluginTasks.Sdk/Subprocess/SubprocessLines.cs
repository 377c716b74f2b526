using System.Buffers;
using System.Text;

namespace PluginTasks.Sdk;

/// <summary>
/// Makes lines of what one stream writes, however it comes in pieces. A line ends with "\n" or "\r\n", the last one also without;
/// one of more than <see cref="Longest"/> bytes comes as several, none of which ends within a character.
/// </summary>
internal sealed class SubprocessLines
{
    /// <summary>In bytes, without the end of the line.</summary>
    public const int Longest = 64 << 10;

    private readonly ArrayBufferWriter<byte> open = new();
    private bool wasCut;

    /// <summary>Gives the lines that these bytes bring to an end.</summary>
    public IEnumerable<string> Add(ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var piece = bytes[..Math.Min(bytes.Length, Longest - open.WrittenCount)];
            var end = piece.Span.IndexOf((byte)'\n');
            open.Write(end < 0 ? piece.Span : piece.Span[..end]);
            bytes = bytes[(end < 0 ? piece.Length : end + 1)..];
            var line = end >= 0 ? TakeLine() : open.WrittenCount == Longest ? TakePiece() : null;
            if (line is not null)
            {
                yield return line;
            }
        }
    }

    /// <summary>Gives the last line where it has no end; null where there is none.</summary>
    public string? Finish()
    {
        var line = open.WrittenCount == 0 ? null : Encoding.UTF8.GetString(open.WrittenSpan);
        open.ResetWrittenCount();
        return line;
    }

    // Where a line was cut just before its end there is nothing left of it.
    private string? TakeLine()
    {
        var line = open.WrittenSpan is [.. var rest, (byte)'\r'] ? rest : open.WrittenSpan;
        var text = line.IsEmpty && wasCut ? null : Encoding.UTF8.GetString(line);
        open.ResetWrittenCount();
        wasCut = false;
        return text;
    }

    private string TakePiece()
    {
        var length = Whole(open.WrittenSpan);
        var text = Encoding.UTF8.GetString(open.WrittenSpan[..length]);
        var rest = open.WrittenSpan[length..].ToArray();
        open.ResetWrittenCount();
        open.Write(rest);
        wasCut = true;
        return text;
    }

    // How much can go without the start of a character, or of the line's end, of which the rest is still to come.
    private static int Whole(ReadOnlySpan<byte> bytes)
    {
        if (bytes[^1] == (byte)'\r')
        {
            return bytes.Length - 1;
        }

        for (var back = 1; back <= 3; back++)
        {
            var lead = bytes[^back];
            if ((lead & 0xC0) != 0x80)
            {
                var needed = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
                return needed > back ? bytes.Length - back : bytes.Length;
            }
        }

        return bytes.Length;
    }
}
