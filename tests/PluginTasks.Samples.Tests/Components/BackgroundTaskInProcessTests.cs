namespace PluginTasks.Samples.Tests.Components;

public sealed class BackgroundTaskInProcessTests : BackgroundTaskSuite
{
    private protected override string? Worker => null;
}
