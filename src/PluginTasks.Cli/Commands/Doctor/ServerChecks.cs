using System.Net;
using System.Net.Sockets;
using PluginTasks.Cli.Configuration;
using PluginTasks.Cli.Hosting;

namespace PluginTasks.Cli.Commands.Doctor;

/// <summary>Whether the host can listen where it is to.</summary>
internal static class ServerChecks
{
    private const string Area = "server";

    public static IEnumerable<Finding> Run(HostConfiguration configuration)
    {
        var running = HostState.Read(HostOptions.FolderOf(configuration));
        return configuration.List(ConfigKeys.Urls).Select(url => Check(url, running));
    }

    private static Finding Check(string url, HostState? running)
    {
        var plain = url
            .Replace("//*", "//0.0.0.0", StringComparison.Ordinal)
            .Replace("//+", "//0.0.0.0", StringComparison.Ordinal);
        if (!Uri.TryCreate(plain, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            return new Finding(Area, url, FindingLevel.Problem, $"'{url}' is no address to listen on.", "server: {urls: [\"http://127.0.0.1:8080\"]}");
        }

        var address = IPAddress.TryParse(uri.Host.Trim('[', ']'), out var literal) ? literal : IPAddress.Loopback;
        if (address.AddressFamily == AddressFamily.InterNetworkV6 && !Socket.OSSupportsIPv6)
        {
            return new Finding(Area, url, FindingLevel.Problem, "This machine has no IPv6.", "server: {urls: [\"http://127.0.0.1:8080\"]}");
        }

        try
        {
            using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(address, uri.Port));
            socket.Listen();
            return new Finding(Area, url, FindingLevel.Ok, "Nobody else listens there.");
        }
        catch (SocketException error)
        {
            var isOurs = error.SocketErrorCode == SocketError.AddressAlreadyInUse && running is not null
                && Uri.TryCreate(running.Address, UriKind.Absolute, out var own) && own.Port == uri.Port;
            return isOurs
                ? new Finding(Area, url, FindingLevel.Ok, $"The host of this data folder listens there (process {running!.ProcessId}).")
                : error.SocketErrorCode == SocketError.AccessDenied
                ? new Finding(
                    Area, url, FindingLevel.Problem,
                    $"This user may not listen on port {uri.Port}.",
                    "Take a port above 1023 behind a proxy, or give the service AmbientCapabilities=CAP_NET_BIND_SERVICE.")
                : new Finding(
                    Area, url, FindingLevel.Problem,
                    $"The host cannot listen there: {error.Message}.",
                    $"Find who does with:  ss -ltnp 'sport = :{uri.Port}'  " +
                    $"or take another port:  server: {{urls: [\"{uri.Scheme}://127.0.0.1:{uri.Port + 1}\"]}}");
        }
    }
}
