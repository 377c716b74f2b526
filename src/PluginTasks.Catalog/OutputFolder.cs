using PluginTasks.Catalog.Writing;

namespace PluginTasks.Catalog;

/// <summary>The repository as the place of generated files.</summary>
public sealed class OutputFolder(string root)
{
    private static readonly string[] GeneratedFolders =
    [
        "src/PluginTasks.Pages/Catalog/Generated",
        "src/PluginTasks.Modules/Manifests/Generated",
        "src/PluginTasks.Sdk/Ui/Generated",
    ];

    /// <summary>The files that are missing, differ, or are no longer generated.</summary>
    public IReadOnlyList<string> Stale(IReadOnlyList<GeneratedFile> files) =>
        [.. files.Where(f => !IsCurrent(f)).Select(f => f.Path).Concat(Leftover(files)).Order(StringComparer.Ordinal)];

    /// <summary>Writes what changed and returns how many files that were.</summary>
    public int Write(IReadOnlyList<GeneratedFile> files)
    {
        var changed = files.Where(f => !IsCurrent(f)).ToList();
        foreach (var file in changed)
        {
            var path = Path.Combine(root, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Content);
        }

        var leftover = Leftover(files).ToList();
        leftover.ForEach(path => File.Delete(Path.Combine(root, path)));
        return changed.Count + leftover.Count;
    }

    /// <summary>The folder with the solution, from here upwards; null where there is none.</summary>
    public static string? FindRoot(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Generator.CatalogPath)))
            {
                return folder.FullName;
            }
        }

        return null;
    }

    private bool IsCurrent(GeneratedFile file)
    {
        var path = Path.Combine(root, file.Path);
        return File.Exists(path) && File.ReadAllText(path) == file.Content;
    }

    private IEnumerable<string> Leftover(IReadOnlyList<GeneratedFile> files) => GeneratedFolders
        .Where(folder => Directory.Exists(Path.Combine(root, folder)))
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder)))
        .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
        .Except(files.Select(f => f.Path));
}
