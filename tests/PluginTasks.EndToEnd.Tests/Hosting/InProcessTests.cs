namespace PluginTasks.EndToEnd.Tests.Hosting;

public sealed class InProcessTests : HostSuite
{
    private protected override string? Worker => null;
}
