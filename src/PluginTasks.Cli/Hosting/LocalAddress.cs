using System.Net;
using Microsoft.AspNetCore.Http;

namespace PluginTasks.Cli.Hosting;

/// <summary>The address under which this machine itself reaches a host.</summary>
internal static class LocalAddress
{
    /// <summary>Where an address listens; one that is no number counts for all of this machine's.</summary>
    public static IPEndPoint EndpointOf(string address)
    {
        var binding = BindingAddress.Parse(address);
        return new IPEndPoint(IPAddress.TryParse(binding.Host, out var number) ? number : IPAddress.Any, binding.Port);
    }

    /// <summary>One without TLS where there is one: its certificate is for another name than this.</summary>
    public static string Of(IReadOnlyList<string> addresses)
    {
        var chosen = addresses.FirstOrDefault(a => a.StartsWith("http:", StringComparison.Ordinal)) ?? addresses[0];
        return chosen.Replace("//0.0.0.0:", "//127.0.0.1:", StringComparison.Ordinal).Replace("//[::]:", "//127.0.0.1:", StringComparison.Ordinal)
            .Replace("//*:", "//127.0.0.1:", StringComparison.Ordinal).Replace("//+:", "//127.0.0.1:", StringComparison.Ordinal).TrimEnd('/');
    }
}
