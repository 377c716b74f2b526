using System.Collections.Concurrent;

namespace PluginTasks.Web.Sessions;

/// <summary>What hangs on the sign-ins that were used since the start: it is told when one of them ends. Thread safe.</summary>
internal sealed class LiveSignIns : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<LiveSignIn>> byHash = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Hashes => [.. byHash.Keys];

    public LiveSignIn Of(string hash) => byHash.GetOrAdd(hash, _ => new Lazy<LiveSignIn>(() => new LiveSignIn())).Value;

    public async Task EndAsync(string hash)
    {
        if (byHash.TryRemove(hash, out var live))
        {
            await live.Value.EndAsync();
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
