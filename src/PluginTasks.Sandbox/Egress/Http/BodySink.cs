using System.Globalization;
using System.Text;
using PluginTasks.Sandbox.Egress.Reports;

namespace PluginTasks.Sandbox.Egress.Http;

/// <summary>Where a body goes: in chunks or as it is, while the rules allow it, and not beyond a bound.</summary>
internal sealed class BodySink(Wire to, bool inChunks, long most, GrantWatch watch)
{
    private static readonly byte[] LineEnd = "\r\n"u8.ToArray();
    private static readonly byte[] LastChunk = "0\r\n\r\n"u8.ToArray();

    private long total;

    /// <summary>Whether the other side took no more.</summary>
    public bool IsBroken { get; private set; }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> piece)
    {
        total += piece.Length;
        if (total > most)
        {
            throw new EgressException(EgressReason.TooLarge, "The body is too long.");
        }

        watch.Check();
        if (!inChunks)
        {
            await PassAsync(piece).ConfigureAwait(false);
            return;
        }

        await PassAsync(Encoding.ASCII.GetBytes(piece.Length.ToString("x", CultureInfo.InvariantCulture) + "\r\n")).ConfigureAwait(false);
        await PassAsync(piece).ConfigureAwait(false);
        await PassAsync(LineEnd).ConfigureAwait(false);
    }

    public ValueTask EndAsync() => inChunks ? PassAsync(LastChunk) : ValueTask.CompletedTask;

    private async ValueTask PassAsync(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            await to.WriteAsync(bytes).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            IsBroken = true;
            throw;
        }
    }
}
