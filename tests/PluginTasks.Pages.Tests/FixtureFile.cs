namespace PluginTasks.Pages.Tests;

/// <summary>Lines that a reference implementation wrote.</summary>
internal static class FixtureFile
{
    public static IReadOnlyList<string> Lines(string name)
    {
        using var stream = typeof(FixtureFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"no fixture {name}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
