namespace PluginTasks.Tests;

/// <summary>The repository in which the running tests were built. Linked into the projects that look into it.</summary>
internal static class RepositoryRoot
{
    public static string Path { get; } = Find();

    /// <summary>How the tests were built, as <c>Debug</c>.</summary>
    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    /// <summary>A file or folder of the repository.</summary>
    public static string At(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>What the build made of one of the repository's projects.</summary>
    public static string Output(string folder, string project, string file) => At(folder, project, "bin", Configuration, "net10.0", file);

    /// <summary>The module whose actions and tasks do what tests need.</summary>
    public static string Probe => At("tests", "fixtures", "probe");

    /// <summary>The worker that was built with the tests.</summary>
    public static string Worker => Output("src", "PluginTasks.Worker", "PluginTasks.Worker");

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(folder, "PluginTasks.sln")))
        {
            folder = System.IO.Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside of the repository.");
        }

        return folder;
    }
}
