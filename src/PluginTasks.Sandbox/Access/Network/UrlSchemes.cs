namespace PluginTasks.Sandbox.Access.Network;

/// <summary>Names and ports of schemes.</summary>
internal static class UrlSchemes
{
    public const string Known = "https, http, wss, ws";

    public static UrlScheme? Find(ReadOnlySpan<char> name) =>
        Is(name, "https") || Is(name, "wss") ? UrlScheme.Https
        : Is(name, "http") || Is(name, "ws") ? UrlScheme.Http
        : null;

    public static string Name(this UrlScheme scheme) => scheme == UrlScheme.Https ? "https" : "http";

    public static int Port(this UrlScheme scheme) => scheme == UrlScheme.Https ? 443 : 80;

    private static bool Is(ReadOnlySpan<char> name, string scheme) => name.Equals(scheme, StringComparison.OrdinalIgnoreCase);
}
