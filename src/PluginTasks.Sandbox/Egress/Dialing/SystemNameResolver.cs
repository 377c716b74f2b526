using System.Net;

namespace PluginTasks.Sandbox.Egress.Dialing;

/// <summary>Asks the system.</summary>
public sealed class SystemNameResolver : INameResolver
{
    public async Task<IReadOnlyList<IPAddress>> ResolveAsync(string name, CancellationToken cancellationToken) =>
        await Dns.GetHostAddressesAsync(name, cancellationToken).ConfigureAwait(false);
}
