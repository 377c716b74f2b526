using System.Net;
using Microsoft.AspNetCore.Http;

namespace PluginTasks.Web.Hosting;

/// <summary>An address to listen on. Immutable.</summary>
internal sealed record ListenAddress(string Url, bool IsLoopback, bool IsHttps)
{
    /// <exception cref="WebHostException">It is no address.</exception>
    public static ListenAddress Read(string url)
    {
        ArgumentNullException.ThrowIfNull(url);
        BindingAddress address;
        try
        {
            address = BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            throw Wrong(url);
        }

        if (address.IsUnixPipe || address.IsNamedPipe || address.PathBase.Length > 0 || address.Scheme is not ("http" or "https"))
        {
            throw Wrong(url);
        }

        // A name is looked up by somebody else: only the one that cannot lead elsewhere counts as this machine.
        var isLoopback = string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase) ||
            (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
        return new ListenAddress(Normal(address), isLoopback, address.Scheme == "https");
    }

    private static string Normal(BindingAddress address) => $"{address.Scheme}://{address.Host}:{address.Port}";

    private static WebHostException Wrong(string url) =>
        new($"'{url}' is not an address to listen on; write one such as http://127.0.0.1:8080 or https://0.0.0.0:8443");
}
