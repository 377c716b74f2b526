using System.Text;

namespace PluginTasks.Sdk;

/// <summary>
/// What a subprocess reads from its standard input: a text, sent as UTF-8, or bytes. Either converts to it by itself.
/// Immutable and thread safe.
/// </summary>
public sealed class SubprocessInput
{
    private SubprocessInput(ReadOnlyMemory<byte> bytes) => Bytes = bytes;

    /// <summary>What is sent.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Sends a text as UTF-8.</summary>
    public static implicit operator SubprocessInput(string text) => FromString(text);

    /// <summary>Sends bytes.</summary>
    public static implicit operator SubprocessInput(byte[] bytes) => FromBytes(bytes);

    /// <summary>Sends a text as UTF-8.</summary>
    public static SubprocessInput FromString(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new SubprocessInput(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Sends bytes. They are not copied.</summary>
    public static SubprocessInput FromBytes(ReadOnlyMemory<byte> bytes) => new(bytes);
}
