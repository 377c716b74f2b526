using System.Globalization;
using System.Text;
using PluginTasks.Sandbox.Egress.Reports;

namespace PluginTasks.Sandbox.Egress.Http;

/// <summary>Reads one body, piece by piece, and nothing after it.</summary>
/// <param name="reason">What a broken body means: the client or the server is to blame.</param>
internal sealed class BodyReader(Wire from, EgressReason reason)
{
    private const int LongestSize = 15;
    private const int LongestLine = 1 << 10;
    private const int MostTrailers = 32;

    /// <param name="length">How many bytes it has.</param>
    public async Task CopyAsync(long length, BodySink sink)
    {
        for (var left = length; left > 0;)
        {
            left -= await PassAsync(left, sink).ConfigureAwait(false);
        }

        await sink.EndAsync().ConfigureAwait(false);
    }

    /// <summary>All that comes.</summary>
    public async Task CopyToEndAsync(BodySink sink)
    {
        while (await from.AwaitAsync().ConfigureAwait(false))
        {
            var held = from.Held;
            await sink.WriteAsync(held).ConfigureAwait(false);
            from.Take(held.Length);
        }

        await sink.EndAsync().ConfigureAwait(false);
    }

    /// <param name="strict">Whether extensions and trailers are refused; else they are dropped.</param>
    public async Task CopyChunksAsync(BodySink sink, bool strict)
    {
        while (await SizeAsync(strict).ConfigureAwait(false) is var size && size > 0)
        {
            for (var left = size; left > 0;)
            {
                left -= await PassAsync(left, sink).ConfigureAwait(false);
            }

            if ((await LineAsync().ConfigureAwait(false)).Length > 0)
            {
                throw Broken("a chunk is longer than it says");
            }
        }

        for (var i = 0; (await LineAsync().ConfigureAwait(false)).Length > 0; i++)
        {
            if (strict || i == MostTrailers)
            {
                throw Broken("there are headers after the body");
            }
        }

        await sink.EndAsync().ConfigureAwait(false);
    }

    private async ValueTask<long> PassAsync(long most, BodySink sink)
    {
        if (!await from.AwaitAsync().ConfigureAwait(false))
        {
            throw Broken("the body ends too early");
        }

        var piece = from.Held[..(int)Math.Min(from.Held.Length, most)];
        await sink.WriteAsync(piece).ConfigureAwait(false);
        from.Take(piece.Length);
        return piece.Length;
    }

    private async ValueTask<long> SizeAsync(bool strict)
    {
        var line = await LineAsync().ConfigureAwait(false);
        var extension = line.IndexOf(';', StringComparison.Ordinal);
        var digits = extension < 0 ? line : strict ? "" : line[..extension].TrimEnd(' ', '\t');
        return digits.Length is > 0 and <= LongestSize && long.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var size)
            ? size
            : throw Broken("a chunk has no proper size");
    }

    private async ValueTask<string> LineAsync()
    {
        while (true)
        {
            var end = from.Held.Span.IndexOfAny((byte)'\r', (byte)'\n');
            if (end > LongestLine || (end < 0 && from.Held.Length > LongestLine) || (end >= 0 && from.Held.Span[end] == '\n'))
            {
                throw Broken("a line of the body is too long, or ends in LF without CR");
            }

            if (end >= 0 && from.Held.Length > end + 1)
            {
                if (from.Held.Span[end + 1] != '\n')
                {
                    throw Broken("a CR in the body's lines is not followed by LF");
                }

                var line = Encoding.Latin1.GetString(from.Held.Span[..end]);
                from.Take(end + 2);
                return line;
            }

            if (!await from.FillAsync().ConfigureAwait(false))
            {
                throw Broken("the body ends too early");
            }
        }
    }

    private EgressException Broken(string what) => new(reason, "The body cannot be read: " + what);
}
