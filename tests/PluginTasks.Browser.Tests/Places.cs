namespace PluginTasks.Browser.Tests;

/// <summary>Where the build puts what these tests run, and the browser.</summary>
internal static class Places
{
    private static readonly string Repository = Find();

    public static string Command => Path.Combine(Repository, "src", "PluginTasks.Cli", "bin", Configuration, "net10.0", "plugintasks");

    public static string Modules => Path.Combine(Repository, "modules");

    /// <summary>Modules for these tests alone.</summary>
    public static string Fixtures => Path.Combine(Repository, "tests", "fixtures", "browser");

    /// <summary>The checks for accessibility.</summary>
    public static string Axe => Path.Combine(Repository, "src", "web-client", "node_modules", "axe-core", "axe.min.js");

    /// <summary>Where pictures of the pages go; null where nobody asks for them.</summary>
    public static string? Screenshots => Environment.GetEnvironmentVariable("PLUGINTASKS_SCREENSHOTS") is { Length: > 0 } folder ? Path.Combine(Repository, folder) : null;

    /// <summary>Whether the pictures show what is below the first screen too.</summary>
    public static bool IsWholePages => Environment.GetEnvironmentVariable("PLUGINTASKS_SCREENSHOTS_WHOLE") is { Length: > 0 };

    /// <summary>The system's own Chromium.</summary>
    public static string Browser =>
        new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("There is no Chromium: install it (on Debian: apt-get install chromium) and run the tests again.");

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
