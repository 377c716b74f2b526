using System.Buffers.Binary;
using System.Text;
using PluginTasks.Sandbox.Egress.Reports;

namespace PluginTasks.Sandbox.Egress.Tunnels;

/// <summary>
/// What a TLS client says first, as far as it tells which host it wants.
/// https://www.rfc-editor.org/rfc/rfc8446#section-4.1.2 https://www.rfc-editor.org/rfc/rfc6066#section-3
/// </summary>
internal sealed record ClientHello(string? ServerName)
{
    private const int HandshakeRecord = 22;
    private const int LargestRecord = 1 << 14;
    private const int ServerNameExtension = 0;
    private const int EncryptedHello = 0xFE0D;
    private const int EncryptedName = 0xFFCE;

    /// <summary>Whether these first bytes are TLS of any kind; null while they are too few to tell.</summary>
    public static bool? IsTls(ReadOnlySpan<byte> bytes) =>
        bytes.Length > 0 && bytes[0] is < 20 or > 24 ? false
        : bytes.Length < 2 ? null
        : bytes[1] == 3;

    /// <summary>Reads it from whole and half records; null while it is not whole.</summary>
    /// <exception cref="EgressException">It is none, hides its name, or can be read in two ways.</exception>
    public static ClientHello? TryRead(ReadOnlySpan<byte> bytes)
    {
        var message = new List<byte>(bytes.Length);
        while (bytes.Length >= 5)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[3..]);
            if (bytes[0] != HandshakeRecord || bytes[1] != 3 || length is 0 or > LargestRecord)
            {
                throw Broken();
            }

            message.AddRange(bytes.Slice(5, Math.Min(length, bytes.Length - 5)));
            if (message.Count > 0 && message[0] != 1)
            {
                throw Broken();
            }

            if (message.Count >= 4)
            {
                var whole = 4 + (message[1] << 16) + (message[2] << 8) + message[3];
                if (message.Count > whole || (message.Count == whole && length > bytes.Length - 5))
                {
                    // A second message in the same record would be read by the server and not by us.
                    throw Broken();
                }

                if (message.Count == whole)
                {
                    return Read(message.ToArray().AsSpan(4));
                }
            }

            bytes = bytes[Math.Min(bytes.Length, 5 + length)..];
        }

        return null;
    }

    private static ClientHello Read(ReadOnlySpan<byte> hello)
    {
        var rest = hello;
        if (Cut(ref rest, 2)[0] != 3)
        {
            throw Broken();
        }

        Cut(ref rest, 32);
        Cut(ref rest, Cut(ref rest, 1)[0]);
        Cut(ref rest, Number(ref rest));
        Cut(ref rest, Cut(ref rest, 1)[0]);
        if (rest.Length == 0)
        {
            return new ClientHello((string?)null);
        }

        string? name = null;
        var extensions = Cut(ref rest, Number(ref rest));
        if (rest.Length > 0)
        {
            throw Broken();
        }

        while (extensions.Length > 0)
        {
            var type = Number(ref extensions);
            var value = Cut(ref extensions, Number(ref extensions));
            if (type is EncryptedHello or EncryptedName)
            {
                throw new EgressException(EgressReason.TlsName, "The TLS hello hides the name of the host.");
            }

            if (type == ServerNameExtension)
            {
                name = name is null ? Name(value) : throw Broken();
            }
        }

        return new ClientHello(name);
    }

    // One name of the one kind that there is.
    private static string Name(ReadOnlySpan<byte> value)
    {
        var list = Cut(ref value, Number(ref value));
        var kind = Cut(ref list, 1)[0];
        var name = Cut(ref list, Number(ref list));
        return kind == 0 && name.Length > 0 && list.Length == 0 && value.Length == 0 && Ascii.IsValid(name)
            ? Encoding.ASCII.GetString(name)
            : throw Broken();
    }

    private static int Number(ref ReadOnlySpan<byte> rest) => BinaryPrimitives.ReadUInt16BigEndian(Cut(ref rest, 2));

    private static ReadOnlySpan<byte> Cut(ref ReadOnlySpan<byte> rest, int count)
    {
        if (count > rest.Length)
        {
            throw Broken();
        }

        var cut = rest[..count];
        rest = rest[count..];
        return cut;
    }

    private static EgressException Broken() => new(EgressReason.TlsName, "The TLS hello cannot be read.");
}
