using System.Collections.Concurrent;

namespace PluginTasks.Web.Sessions;

/// <summary>What hangs on the sign-ins that were used since the start: it is told when one of them ends. Thread safe.</summary>
internal sealed class LiveSignIns : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<CancellationTokenSource>> byHash = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Hashes => [.. byHash.Keys];

    /// <summary>Trips when the sign-in ends.</summary>
    public CancellationToken EndOf(string hash) => byHash.GetOrAdd(hash, _ => new Lazy<CancellationTokenSource>(() => new CancellationTokenSource())).Value.Token;

    public async Task EndAsync(string hash)
    {
        if (byHash.TryRemove(hash, out var live))
        {
            // Not disposed of: who looks at its token later has to see that it is over.
            await live.Value.CancelAsync();
        }
    }

    public void Dispose()
    {
        foreach (var live in byHash.Values)
        {
            live.Value.Dispose();
        }

        byHash.Clear();
    }
}
