using System.Collections.Concurrent;

namespace PluginTasks.Web.Sessions;

/// <summary>The sign-ins that were used since the start: who hangs on one is told when it ends. Thread safe.</summary>
internal sealed class LiveSignIns : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<LiveSignIn>> byHash = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Hashes => [.. byHash.Keys];

    /// <summary>The one of a hash, known from now on.</summary>
    public LiveSignIn Of(string hash) => byHash.GetOrAdd(hash, static _ => new Lazy<LiveSignIn>(() => new LiveSignIn())).Value;

    public async Task EndAsync(string hash)
    {
        if (byHash.TryRemove(hash, out var live))
        {
            // Not disposed of: who looks at its token later has to see that it is over.
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
