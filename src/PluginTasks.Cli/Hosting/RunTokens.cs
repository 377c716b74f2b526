namespace PluginTasks.Cli.Hosting;

/// <summary>The tokens that a host is started with. Immutable.</summary>
/// <param name="Link">Opens the first sign-in link.</param>
/// <param name="Given">The one of <c>--token</c>; null where there is none.</param>
/// <param name="Local">For the commands of this machine's user.</param>
internal sealed record RunTokens(string Link, string? Given, string Local)
{
    public override string ToString() => nameof(RunTokens);
}
