namespace PluginTasks.Web.Sessions;

/// <summary>By what a request was signed in. Immutable.</summary>
/// <param name="IsBearer">By a token, which browsers do not send by themselves.</param>
/// <param name="Secret">The session's secret; null where it was a token.</param>
internal sealed record Credentials(bool IsBearer, string? Secret)
{
    private const string CsrfPurpose = "csrf";

    /// <summary>What a request of this session that changes something has to bring along; null for a token, which needs nothing.</summary>
    public string? CsrfToken => Secret is null ? null : Sessions.Secret.DerivedFrom(Secret, CsrfPurpose);
}
