using System.Text.Json;

namespace PluginTasks.Web.SignIns.OpenId;

/// <summary>From claims to a role.</summary>
internal static class ClaimedRole
{
    /// <summary>The role of the first rule that fits, else the standard one; null for whom is not let in.</summary>
    public static string? Of(JsonElement claims, OpenIdOptions options)
    {
        var values = Values(claims, options.RoleClaim).ToHashSet(StringComparer.Ordinal);
        return options.Roles.Where(r => values.Contains(r.Key)).Select(r => r.Value).FirstOrDefault() ?? options.DefaultRole;
    }

    /// <summary>A claim by its name, or its path with dots: <c>realm_access.roles</c>. A text is a list with spaces.</summary>
    private static string[] Values(JsonElement claims, string path)
    {
        if (!claims.TryGetProperty(path, out var value))
        {
            value = claims;
            foreach (var part in path.Split('.'))
            {
                if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(part, out value))
                {
                    return [];
                }
            }
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            JsonValueKind.Array => [.. value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!)],
            _ => [],
        };
    }
}
