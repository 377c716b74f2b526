using PluginTasks.Tests;

namespace PluginTasks.Web.Tests;

/// <summary>Where the build puts what these tests run.</summary>
internal static class Places
{
    public static string Probe => RepositoryRoot.At("tests", "fixtures", "probe");
}
