namespace PluginTasks.Web.SignIns.OpenId;

/// <summary>A sign-in whose user is at the provider's. Immutable.</summary>
/// <param name="State">By which the answer is known.</param>
/// <param name="Browser">What the browser that began it has in a cookie.</param>
/// <param name="Nonce">Comes back in the token.</param>
/// <param name="Verifier">Proves at the provider's that it was this host that began it.</param>
/// <param name="ReturnTo">Where the user goes in the end.</param>
/// <param name="At">When it began.</param>
internal sealed record PendingSignIn(string State, string Browser, string Nonce, string Verifier, string ReturnTo, long At)
{
    public override string ToString() => nameof(PendingSignIn);
}
