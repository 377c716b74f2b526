using PluginTasks.ModuleRuntime.Scripts.Engine;

namespace PluginTasks.ModuleRuntime.Scripts;

/// <summary>Reads a module's scripts.</summary>
internal static class ScriptFolder
{
    /// <exception cref="ScriptException">A file cannot be read.</exception>
    public static async Task<IReadOnlyList<ScriptFile>> ReadAsync(
        string module, IReadOnlyList<string> scripts, IReadOnlyDictionary<string, string> pageScripts, CancellationToken cancellationToken)
    {
        var files = new List<ScriptFile>();
        foreach (var path in scripts.Order(StringComparer.Ordinal))
        {
            files.Add(await ReadAsync(module, path, null, cancellationToken).ConfigureAwait(false));
        }

        foreach (var (page, path) in pageScripts.OrderBy(page => page.Key, StringComparer.Ordinal))
        {
            files.Add(await ReadAsync(module, path, page, cancellationToken).ConfigureAwait(false));
        }

        return files;
    }

    private static async Task<ScriptFile> ReadAsync(string module, string path, string? page, CancellationToken cancellationToken)
    {
        var relative = Path.GetRelativePath(module, path).Replace('\\', '/');
        var name = relative.StartsWith("..", StringComparison.Ordinal) ? Path.GetFileName(path) : relative;
        try
        {
            return new ScriptFile(name, await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false), page);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ScriptException($"{name}: cannot be read: {problem.Message}", problem);
        }
    }
}
