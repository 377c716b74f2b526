namespace PluginTasks.Web.Sessions;

/// <summary>A sign-in that was used since the start: when last, and whether it has ended. Thread safe.</summary>
internal sealed class LiveSignIn : IDisposable
{
    private readonly CancellationTokenSource ended = new();
    private long usedAt;

    /// <summary>Trips when the sign-in ends.</summary>
    public CancellationToken Ended => ended.Token;

    /// <summary>When it was used by what nothing is stored for; the beginning of time where it was not.</summary>
    public DateTimeOffset UsedAt => new(Volatile.Read(ref usedAt), TimeSpan.Zero);

    public void Use(DateTimeOffset now) => Volatile.Write(ref usedAt, now.UtcTicks);

    /// <summary>It stays as it is: who looks at its token later has to see that it is over.</summary>
    public Task EndAsync() => ended.CancelAsync();

    public void Dispose() => ended.Dispose();
}
