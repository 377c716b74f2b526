using PluginTasks.Tests;

namespace PluginTasks.Samples.Tests.SystemModule;

public sealed class SystemInWorkerTests : SystemSuite
{
    private protected override string Worker => RepositoryRoot.Worker;
}
