using PluginTasks.Tests;

namespace PluginTasks.Samples.Tests;

/// <summary>The worker that was built with these tests.</summary>
internal static class WorkerProgram
{
    public static string Path => RepositoryRoot.Output("src", "PluginTasks.Worker", "PluginTasks.Worker");
}
