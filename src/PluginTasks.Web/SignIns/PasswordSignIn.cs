namespace PluginTasks.Web.SignIns;

internal sealed record PasswordSignIn(string User, string Password)
{
    /// <summary>Nothing of it is for a log.</summary>
    public override string ToString() => nameof(PasswordSignIn);
}
