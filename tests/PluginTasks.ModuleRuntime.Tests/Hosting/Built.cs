namespace PluginTasks.ModuleRuntime.Tests.Hosting;

/// <summary>Where the build has put what the tests run.</summary>
internal static class Built
{
    private static string Root { get; } = FindRoot();

    private static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    public static string Worker => Output("src", "PluginTasks.Worker", "PluginTasks.Worker.dll");

    public static string Fixture(string name) => Output(Path.Combine("tests", "fixtures"), name, $"{name}.dll");

    public static string Conformance(string suite) => Path.Combine(Root, "tests", "conformance", $"{suite}.json");

    private static string Output(string folder, string project, string file) => Path.Combine(Root, folder, project, "bin", Configuration, "net10.0", file);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "PluginTasks.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
