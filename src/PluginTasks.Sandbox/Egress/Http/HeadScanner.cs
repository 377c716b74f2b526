using PluginTasks.Sandbox.Egress.Reports;

namespace PluginTasks.Sandbox.Egress.Http;

/// <summary>
/// Finds the end of a head as its bytes come. Lines end in CR LF and in nothing else, so that nobody behind can see
/// other lines than we do.
/// </summary>
internal struct HeadScanner(int maxFirstLine, int maxBytes)
{
    private int position;
    private int lineStart;

    /// <summary>The length of the head with the empty line at its end, or -1 while it is not whole.</summary>
    /// <param name="bytes">All that came so far; earlier bytes must not change.</param>
    /// <exception cref="EgressException">It can no longer become one.</exception>
    public int Find(ReadOnlySpan<byte> bytes)
    {
        for (; position < bytes.Length; position++)
        {
            var value = bytes[position];
            if (position >= maxBytes || (lineStart == 0 && position >= maxFirstLine))
            {
                throw new EgressException(EgressReason.TooLarge, "The head is too long.");
            }

            if (value == '\n')
            {
                if (position == 0 || bytes[position - 1] != '\r')
                {
                    throw EgressException.Malformed("a line ends in LF without CR");
                }

                if (position - lineStart == 1)
                {
                    return lineStart == 0 ? throw EgressException.Malformed("it begins with an empty line") : ++position;
                }

                lineStart = position + 1;
            }
            else if (position > 0 && bytes[position - 1] == '\r')
            {
                throw EgressException.Malformed("a CR is not followed by LF");
            }
            else if (value is not ((byte)'\r' or (byte)'\t') && (value < ' ' || value == 0x7F))
            {
                throw EgressException.Malformed("there is a control character in it");
            }
        }

        return -1;
    }
}
