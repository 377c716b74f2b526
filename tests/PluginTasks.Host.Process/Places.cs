namespace PluginTasks.Host.Process;

/// <summary>Where the build puts what these programs run.</summary>
internal static class Places
{
    private static readonly string Repository = Find();

    public static string Probe => Path.Combine(Repository, "tests", "fixtures", "probe");

    public static string Worker => Path.Combine(Repository, "src", "PluginTasks.Worker", "bin", Configuration, "net10.0", "PluginTasks.Worker");

    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "PluginTasks.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
