using System.Buffers.Binary;
using System.Security.Cryptography;

namespace PluginTasks.Sdk;

/// <summary>
/// Makes ids of 26 characters that sort by time: 48 bits of milliseconds and 80 random ones in
/// Crockford's base 32. Of one source they rise even where the clock stands still or jumps back. Thread safe.
/// </summary>
internal sealed class SortableIds(TimeProvider time)
{
    private const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 26;

    private readonly Lock gate = new();
    private UInt128 last;

    public string Next()
    {
        var now = (UInt128)(ulong)time.GetUtcNow().ToUnixTimeMilliseconds() << 80;
        Span<byte> random = stackalloc byte[16];
        RandomNumberGenerator.Fill(random[6..]);
        var fresh = now | BinaryPrimitives.ReadUInt128BigEndian(random);
        lock (gate)
        {
            last = fresh > last ? fresh : last + 1;
            return Write(last);
        }
    }

    private static string Write(UInt128 value) => string.Create(Length, value, static (text, rest) =>
    {
        for (var i = Length - 1; i >= 0; i--)
        {
            text[i] = Digits[(int)(rest & 31)];
            rest >>= 5;
        }
    });
}
