namespace PluginTasks.Samples.Tests.Components;

public sealed class BackgroundTaskInWorkerTests : BackgroundTaskSuite
{
    private protected override string Worker => WorkerProgram.Path;
}
