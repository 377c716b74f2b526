using PluginTasks.Sdk;
using PluginTasks.Tasks.Accounts;

namespace PluginTasks.Web.Sessions;

/// <summary>A sign-in that was used since the start: what the store had of it last, and who is to be told of its end. Thread safe.</summary>
internal sealed class LiveSignIn : IDisposable
{
    private readonly CancellationTokenSource end = new();
    private readonly Lock gate = new();
    private StoredSession? known;
    private int changes;
    private string? rights;
    private long usedAt;

    /// <summary>Trips when the sign-in ends.</summary>
    public CancellationToken Ended => end.Token;

    /// <summary>When it was used by what nothing is stored for; the beginning of time where it was not.</summary>
    public DateTimeOffset UsedAt => new(Volatile.Read(ref usedAt), TimeSpan.Zero);

    /// <summary>Whether its user may do what they might when it was used first: who hangs on it goes on with that.</summary>
    public bool Has(Session session)
    {
        var now = string.Join('\n', [session.Role, session.OrganizationId ?? "", .. session.Permissions]);
        lock (gate)
        {
            return (rights ??= now) == now;
        }
    }

    public void Use(DateTimeOffset now) => Volatile.Write(ref usedAt, now.UtcTicks);

    /// <summary>What is known, and the number of changes by then, to be given back with what is read after it.</summary>
    public (StoredSession? Known, int Changes) Look()
    {
        lock (gate)
        {
            return (known, changes);
        }
    }

    /// <summary>Keeps what was read, unless something has changed since.</summary>
    public void Keep(StoredSession read, int changesBefore)
    {
        lock (gate)
        {
            known = changes == changesBefore ? read : known;
        }
    }

    /// <summary>What is known does not hold any more.</summary>
    public void Change()
    {
        lock (gate)
        {
            (known, changes) = (null, changes + 1);
        }
    }

    public Task EndAsync() => end.CancelAsync();

    public void Dispose() => end.Dispose();
}
