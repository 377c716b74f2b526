using PluginTasks.Cli.Configuration;

namespace PluginTasks.Cli.Commands.Run;

/// <summary>How a host is to be run. Immutable.</summary>
/// <param name="Configuration">With what the options say in place of what is configured.</param>
/// <param name="Token">The one of <c>--token</c>; null where there is none.</param>
/// <param name="Opens">Whether the browser is opened.</param>
internal sealed record RunRequest(HostConfiguration Configuration, string? Token, bool Opens)
{
    public override string ToString() => nameof(RunRequest);
}
