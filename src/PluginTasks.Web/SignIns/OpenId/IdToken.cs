using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace PluginTasks.Web.SignIns.OpenId;

/// <summary>Reads identity tokens: nothing in one counts before its signature is verified.</summary>
internal static class IdToken
{
    private const int Longest = 64 << 10;
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    /// <summary>The header's algorithm and key, for looking up the key.</summary>
    /// <exception cref="OpenIdException">It is no token.</exception>
    public static (string Algorithm, string? KeyId) Header(string token)
    {
        var header = Part(Parts(token)[0]);
        return (Text(header, "alg") ?? "", Text(header, "kid"));
    }

    /// <summary>The claims, once everything about the token is right.</summary>
    /// <exception cref="OpenIdException">Something is not; the message says what.</exception>
    public static JsonElement Verify(string token, IEnumerable<ProviderKey> keys, string issuer, string clientId, string nonce, DateTimeOffset now)
    {
        var parts = Parts(token);
        var (algorithm, keyId) = Header(token);
        var signed = Encoding.ASCII.GetBytes(token[..token.LastIndexOf('.')]);
        var signature = Bytes(parts[2]);
        var ofThatName = keys.Where(k => keyId is null || k.Id is null || k.Id == keyId);
        Demand(ofThatName.Any(k => k.Verifies(algorithm, signed, signature)), "its signature is not the provider's");

        var claims = Part(parts[1]);
        Demand(Text(claims, "iss") == issuer, "it is of another issuer");
        Demand(Audiences(claims).Contains(clientId), "it is for another client");
        Demand(Audiences(claims).Count == 1 || Text(claims, "azp") == clientId, "it is for several clients, and not given to this one");
        Demand(Text(claims, "nonce") == nonce, "it is the answer to another sign-in");
        Demand(Time(claims, "exp") is { } expires && now < expires + Skew, "it has expired");
        Demand(Time(claims, "nbf") is not { } from || now > from - Skew, "it is not valid yet");
        Demand(Text(claims, "sub") is { Length: > 0 and <= 255 } subject && subject.All(c => c is > ' ' and <= '~'), "its subject is missing or is no name");
        return claims;
    }

    public static string? Text(JsonElement map, string name) =>
        map.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static List<string> Audiences(JsonElement claims) => !claims.TryGetProperty("aud", out var audience) ? [] : audience.ValueKind switch
    {
        JsonValueKind.String => [audience.GetString()!],
        JsonValueKind.Array => [.. audience.EnumerateArray().Where(a => a.ValueKind == JsonValueKind.String).Select(a => a.GetString()!)],
        _ => [],
    };

    private static DateTimeOffset? Time(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetDouble(out var seconds)
        && seconds is > 0 and < 253_402_300_799
            ? DateTimeOffset.FromUnixTimeSeconds((long)seconds)
            : null;

    private static string[] Parts(string token) =>
        token.Length <= Longest && token.Split('.') is [_, _, _] parts ? parts : throw new OpenIdException("the identity token is no token");

    private static JsonElement Part(string part)
    {
        try
        {
            return JsonElement.Parse(Bytes(part)) is { ValueKind: JsonValueKind.Object } map
                ? map
                : throw new OpenIdException("the identity token is no token");
        }
        catch (JsonException error)
        {
            throw new OpenIdException("the identity token is no token", error);
        }
    }

    private static byte[] Bytes(string part)
    {
        try
        {
            return Base64Url.DecodeFromChars(part);
        }
        catch (FormatException error)
        {
            throw new OpenIdException("the identity token is no token", error);
        }
    }

    private static void Demand(bool isSo, string otherwise)
    {
        if (!isSo)
        {
            throw new OpenIdException($"the identity token is refused: {otherwise}");
        }
    }
}
