using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace PluginTasks.Web.SignIns.OpenId;

/// <summary>A provider's public key (RFC 7517).</summary>
internal sealed record ProviderKey(
    [property: JsonPropertyName("kty")] string? Type,
    [property: JsonPropertyName("kid")] string? Id,
    [property: JsonPropertyName("use")] string? Use,
    [property: JsonPropertyName("n")] string? Modulus,
    [property: JsonPropertyName("e")] string? Exponent,
    [property: JsonPropertyName("crv")] string? Curve,
    [property: JsonPropertyName("x")] string? X,
    [property: JsonPropertyName("y")] string? Y)
{
    private const int ShortestRsa = 2_048;

    /// <summary>By the algorithm that the token names and this key is for; any other combination is no signature.</summary>
    public bool Verifies(string algorithm, ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature)
    {
        if (Use is not (null or "sig"))
        {
            return false;
        }

        try
        {
            return (algorithm, Type, Curve) switch
            {
                ("RS256", "RSA", _) => VerifiesRsa(content, signature),
                ("ES256", "EC", "P-256") => VerifiesCurve(content, signature),
                _ => false,
            };
        }
        catch (Exception error) when (error is CryptographicException or FormatException or ArgumentException)
        {
            return false;
        }
    }

    private bool VerifiesRsa(ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature)
    {
        using var rsa = RSA.Create(new RSAParameters { Modulus = Base64Url.DecodeFromChars(Modulus), Exponent = Base64Url.DecodeFromChars(Exponent) });
        return rsa.KeySize >= ShortestRsa && rsa.VerifyData(content, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    private bool VerifiesCurve(ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature)
    {
        var point = new ECPoint { X = Base64Url.DecodeFromChars(X), Y = Base64Url.DecodeFromChars(Y) };
        using var curve = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = point });
        return curve.VerifyData(content, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }
}
