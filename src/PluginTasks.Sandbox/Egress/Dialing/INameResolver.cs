using System.Net;

namespace PluginTasks.Sandbox.Egress.Dialing;

/// <summary>Looks names up for modules, which cannot.</summary>
public interface INameResolver
{
    /// <summary>All addresses of a name.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">There is no such name, or nobody to ask.</exception>
    Task<IReadOnlyList<IPAddress>> ResolveAsync(string name, CancellationToken cancellationToken);
}
