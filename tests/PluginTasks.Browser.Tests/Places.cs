using PluginTasks.Tests;

namespace PluginTasks.Browser.Tests;

/// <summary>Where the build puts what these tests run, and the browser.</summary>
internal static class Places
{
    public static string Command => RepositoryRoot.Output("src", "PluginTasks.Cli", "plugintasks");

    public static string Modules => RepositoryRoot.At("modules");

    /// <summary>Modules for these tests alone.</summary>
    public static string Fixtures => RepositoryRoot.At("tests", "fixtures", "browser");

    /// <summary>The checks for accessibility.</summary>
    public static string Axe => RepositoryRoot.At("src", "web-client", "node_modules", "axe-core", "axe.min.js");

    /// <summary>Where pictures of the pages go; null where nobody asks for them.</summary>
    public static string? Screenshots => Environment.GetEnvironmentVariable("PLUGINTASKS_SCREENSHOTS") is { Length: > 0 } folder ? RepositoryRoot.At(folder) : null;

    /// <summary>Whether the pictures show what is below the first screen too.</summary>
    public static bool IsWholePages => Environment.GetEnvironmentVariable("PLUGINTASKS_SCREENSHOTS_WHOLE") is { Length: > 0 };

    /// <summary>The system's own Chromium.</summary>
    public static string Browser =>
        new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("There is no Chromium: install it (on Debian: apt-get install chromium) and run the tests again.");
}
