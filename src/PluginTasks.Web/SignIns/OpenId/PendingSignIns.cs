using System.Collections.Concurrent;
using PluginTasks.Web.Sessions;

namespace PluginTasks.Web.SignIns.OpenId;

/// <summary>Sign-ins whose users are at the provider's. Thread safe.</summary>
internal sealed class PendingSignIns(TimeProvider time)
{
    private const int Most = 10_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, PendingSignIn> byState = new(StringComparer.Ordinal);

    /// <exception cref="OpenIdException">There are too many.</exception>
    public PendingSignIn Begin(string returnTo)
    {
        if (byState.Count >= Most)
        {
            foreach (var (state, old) in byState.Where(p => IsOver(p.Value)))
            {
                byState.TryRemove(state, out _);
            }
        }

        var pending = new PendingSignIn(Secret.New(), Secret.New(), Secret.New(), Secret.New(), returnTo, time.GetTimestamp());
        return byState.Count < Most && byState.TryAdd(pending.State, pending) ? pending : throw new OpenIdException("too many sign-ins are under way");
    }

    /// <summary>Once, and only for the browser that began it.</summary>
    public PendingSignIn? End(string? state, string? browser) =>
        state is not null
        && byState.TryGetValue(state, out var pending)
        && Secret.AreEqual(pending.Browser, browser)
        && byState.TryRemove(state, out _)
        && !IsOver(pending)
            ? pending
            : null;

    private bool IsOver(PendingSignIn pending) => time.GetElapsedTime(pending.At) >= Lifetime;
}
