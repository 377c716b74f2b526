namespace PluginTasks.Web.SignIns;

/// <summary>The ways to sign in that this host has.</summary>
internal sealed record SignInWays(bool Password, bool Oidc);
