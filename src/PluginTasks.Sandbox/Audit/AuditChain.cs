using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PluginTasks.Sandbox.Audit;

/// <summary>
/// How a row hangs on the one before: SHA-256 over the hash of that, the row's number, its time in milliseconds, and each text with its
/// length before it, so that no two rows are written the same.
/// </summary>
public static class AuditChain
{
    private const int Absent = -1;

    /// <summary>What the first row hangs on.</summary>
    public static string Start { get; } = new('0', SHA256.HashSizeInBytes * 2);

    /// <param name="previous">The hash of the row before, in hexadecimal.</param>
    /// <param name="number">The row's number.</param>
    /// <param name="at">Its time, in milliseconds since 1970.</param>
    /// <param name="texts">Its texts, in the order in which the table has them.</param>
    public static string Next(string previous, long number, long at, params ReadOnlySpan<string?> texts)
    {
        ArgumentNullException.ThrowIfNull(previous);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> buffer = stackalloc byte[1_024];
        hash.AppendData(buffer[..Encoding.UTF8.GetBytes(previous, buffer)]);
        BinaryPrimitives.WriteInt64BigEndian(buffer, number);
        BinaryPrimitives.WriteInt64BigEndian(buffer[8..], at);
        hash.AppendData(buffer[..16]);
        foreach (var text in texts)
        {
            var length = text is null ? Absent : Encoding.UTF8.GetByteCount(text);
            BinaryPrimitives.WriteInt32BigEndian(buffer, length);
            hash.AppendData(buffer[..4]);
            if (length > buffer.Length)
            {
                hash.AppendData(Encoding.UTF8.GetBytes(text!));
            }
            else if (length > 0)
            {
                hash.AppendData(buffer[..Encoding.UTF8.GetBytes(text, buffer)]);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
