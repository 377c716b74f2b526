namespace PluginTasks.Web.Sessions;

/// <summary>The link that the host prints: whoever opens it first is signed in as the host's own user. Thread safe.</summary>
internal sealed class OneTimeLink(string? token)
{
    private int isUsed;

    /// <summary>True for the first one that knows the token, and for nobody else.</summary>
    public bool TryUse(string given) => token is not null && Secret.AreEqual(token, given) && Interlocked.Exchange(ref isUsed, 1) == 0;
}
