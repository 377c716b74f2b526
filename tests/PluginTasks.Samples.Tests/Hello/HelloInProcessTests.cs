namespace PluginTasks.Samples.Tests.Hello;

public sealed class HelloInProcessTests : HelloSuite
{
    private protected override string? Worker => null;
}
