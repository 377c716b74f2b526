using System.Globalization;
using System.Security.Cryptography;

namespace PluginTasks.Web.Accounts;

/// <summary>
/// Hashes of passwords as <c>users.yaml</c> has them: <c>$pbkdf2-sha256$i=600000$salt$hash</c>, so that old ones go on
/// being read when new ones are made with more rounds.
/// </summary>
public static class PasswordHash
{
    private const string Scheme = "pbkdf2-sha256";
    private const int Rounds = 600_000;
    private const int FewestRounds = 100_000;
    private const int MostRounds = 10_000_000;
    private const int SaltLength = 16;
    private const int HashLength = 32;
    private const int LongestPassword = 1_024;

    /// <summary>Of no password: what is worked out where there is no such user, so that the time taken tells nothing.</summary>
    private static readonly string Nobody = Write(Rounds, new byte[SaltLength], new byte[HashLength]);

    public static string Of(string password)
    {
        ArgumentException.ThrowIfNullOrEmpty(password);
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        return Write(Rounds, salt, Derive(password, salt, Rounds));
    }

    /// <summary>Whether a text is such a hash.</summary>
    public static bool IsValid(string? hash) => TryRead(hash, out _, out _, out _);

    /// <summary>Takes the same time whether there is a hash or not.</summary>
    public static bool Verify(string? hash, string password)
    {
        ArgumentNullException.ThrowIfNull(password);
        var isThere = TryRead(hash, out var rounds, out var salt, out var expected);
        if (!isThere)
        {
            _ = TryRead(Nobody, out rounds, out salt, out expected);
        }

        var isShort = password.Length <= LongestPassword;
        return CryptographicOperations.FixedTimeEquals(Derive(isShort ? password : "", salt, rounds), expected) && isThere && isShort;
    }

    private static byte[] Derive(string password, byte[] salt, int rounds) =>
        Rfc2898DeriveBytes.Pbkdf2(password, salt, rounds, HashAlgorithmName.SHA256, HashLength);

    private static string Write(int rounds, byte[] salt, byte[] hash) =>
        string.Create(CultureInfo.InvariantCulture, $"${Scheme}$i={rounds}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}");

    private static bool TryRead(string? hash, out int rounds, out byte[] salt, out byte[] expected)
    {
        (rounds, salt, expected) = (0, [], []);
        if (hash is not { Length: < 256 } || hash.Split('$') is not ["", Scheme, ['i', '=', .. var count], var salted, var hashed])
        {
            return false;
        }

        (salt, expected) = (Bytes(salted), Bytes(hashed));
        return int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out rounds)
            && rounds is >= FewestRounds and <= MostRounds && salt.Length >= 8 && expected.Length == HashLength;
    }

    private static byte[] Bytes(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : [];
    }
}
