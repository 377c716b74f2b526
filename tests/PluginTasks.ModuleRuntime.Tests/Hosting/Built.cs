using PluginTasks.Tests;

namespace PluginTasks.ModuleRuntime.Tests.Hosting;

/// <summary>Where the build has put what the tests run.</summary>
internal static class Built
{
    public static string Worker => RepositoryRoot.Output("src", "PluginTasks.Worker", "PluginTasks.Worker.dll");

    public static string Fixture(string name) => RepositoryRoot.Output(Path.Combine("tests", "fixtures"), name, $"{name}.dll");

    public static string Conformance(string suite) => RepositoryRoot.At("tests", "conformance", $"{suite}.json");
}
