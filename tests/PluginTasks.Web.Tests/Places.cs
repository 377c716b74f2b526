namespace PluginTasks.Web.Tests;

/// <summary>Where the build puts what these tests run.</summary>
internal static class Places
{
    public static string Repository { get; } = Find();

    public static string Probe => Path.Combine(Repository, "tests", "fixtures", "probe");

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
