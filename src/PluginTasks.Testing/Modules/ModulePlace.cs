namespace PluginTasks.Testing;

/// <summary>Finds a module's folder from where its tests run.</summary>
internal static class ModulePlace
{
    /// <param name="folder">A path, or one relative to the folder of the running test or to any folder above that.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder with a <c>module.yaml</c>.</exception>
    public static string Find(string folder)
    {
        if (Path.IsPathRooted(folder))
        {
            return IsModule(folder) ? Path.TrimEndingDirectorySeparator(folder) : throw NotFound(folder);
        }

        for (var start = AppContext.BaseDirectory; start is not null; start = Path.GetDirectoryName(start))
        {
            var candidate = Path.GetFullPath(Path.Combine(start, folder));
            if (IsModule(candidate))
            {
                return Path.TrimEndingDirectorySeparator(candidate);
            }
        }

        throw NotFound(folder);
    }

    private static bool IsModule(string folder) => File.Exists(Path.Combine(folder, "module.yaml"));

    private static DirectoryNotFoundException NotFound(string folder) =>
        new($"There is no module in '{folder}', neither there nor from any folder above {AppContext.BaseDirectory}.");
}
