using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace PluginTasks.Web.Sessions;

/// <summary>Texts that open something by being known. They are kept and compared by their hashes alone.</summary>
public static class Secret
{
    /// <summary>No secret of ours is longer, and what is need not be looked at.</summary>
    internal const int Longest = 512;

    private const int Length = 32;

    /// <summary>256 random bits, in letters that can stand in an address and in a header.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Length));

    /// <summary>In lower-case hexadecimal digits. Secrets are random, so that a plain hash does not give them away.</summary>
    public static string HashOf(string secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
    }

    /// <summary>Whether both are the same; how long that takes does not tell where they differ.</summary>
    internal static bool AreEqual(string? one, string? other) =>
        one is not null && other is not null && CryptographicOperations.FixedTimeEquals(Digest(one), Digest(other));

    /// <summary>Something that only who knows the secret can know, and that does not give it away.</summary>
    internal static string DerivedFrom(string secret, string purpose) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(purpose)));

    private static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
