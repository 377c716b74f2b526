namespace PluginTasks.Samples.Tests.SystemModule;

public sealed class SystemInProcessTests : SystemSuite
{
    private protected override string? Worker => null;
}
