using PluginTasks.Tests;

namespace PluginTasks.Architecture.Tests;

/// <summary>The repository that the tests look at.</summary>
internal static class Repository
{
    public static string Root => RepositoryRoot.Path;

    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
            .Where(f => !f.Split('/').Any(part => part is "bin" or "obj" or "node_modules" or "Templates"));
}
