using PluginTasks.Tests;

namespace PluginTasks.Samples.Tests.Components;

public sealed class BackgroundTaskInWorkerTests : BackgroundTaskSuite
{
    private protected override string Worker => RepositoryRoot.Worker;
}
