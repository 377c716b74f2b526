using PluginTasks.Tests;

namespace PluginTasks.EndToEnd.Tests.Hosting;

/// <summary>Where the build puts what these tests run.</summary>
internal static class Places
{
    public static string Probe => RepositoryRoot.At("tests", "fixtures", "probe");

    public static string Worker => RepositoryRoot.Output("src", "PluginTasks.Worker", "PluginTasks.Worker");
}
