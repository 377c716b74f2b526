namespace PluginTasks.Samples.Tests.SystemModule;

public sealed class SystemInWorkerTests : SystemSuite
{
    private protected override string Worker => WorkerProgram.Path;
}
