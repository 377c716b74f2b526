using PluginTasks.Tests;

namespace PluginTasks.Host.Process;

/// <summary>Where the build puts what these programs run.</summary>
internal static class Places
{
    public static string Probe => RepositoryRoot.At("tests", "fixtures", "probe");

    public static string Worker => RepositoryRoot.Output("src", "PluginTasks.Worker", "PluginTasks.Worker");
}
