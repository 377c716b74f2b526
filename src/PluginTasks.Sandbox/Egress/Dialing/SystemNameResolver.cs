using System.Net;

namespace PluginTasks.Sandbox.Egress.Dialing;

/// <summary>Asks the system, which does not stop to look once it has been asked.</summary>
public sealed class SystemNameResolver : INameResolver
{
    public async Task<IReadOnlyList<IPAddress>> ResolveAsync(string name, CancellationToken cancellationToken) =>
        await Dns.GetHostAddressesAsync(name, CancellationToken.None).ConfigureAwait(false);
}
