using PluginTasks.Benchmarks.Hosts;

namespace PluginTasks.Benchmarks.Wire;

/// <summary>Many connections of the host's own user, each told who it is.</summary>
internal sealed class WireClients : IDisposable
{
    /// <summary>Fewer than the host lets wait to be accepted.</summary>
    private const int AtOnce = 64;

    private WireClients(WireSocket[] all) => All = all;

    public IReadOnlyList<WireSocket> All { get; }

    public static async Task<WireClients> ConnectAsync(HostProcess host, int count, CancellationToken cancellation)
    {
        var all = new WireSocket[count];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (i, token) =>
        {
            all[i] = await WireSocket.ConnectAsync(host.Port, $"Authorization: {host.Bearer}", token);
            await all[i].ReceiveAsync("\"hello\""u8.ToArray(), token);
        });
        return new WireClients(all);
    }

    public void Dispose()
    {
        foreach (var client in All)
        {
            client.Dispose();
        }
    }
}
