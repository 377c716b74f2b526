namespace PluginTasks.Samples.Tests;

/// <summary>The worker that was built with these tests.</summary>
internal static class WorkerProgram
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder!.FullName, "PluginTasks.sln")))
        {
            folder = folder.Parent;
        }

        return System.IO.Path.Combine(folder.FullName, "src", "PluginTasks.Worker", "bin", configuration, "net10.0", "PluginTasks.Worker");
    }
}
