using System.IO.Enumeration;

namespace PluginTasks.Modules.Reloading;

/// <summary>The files below folders, each with a stamp that another content would hardly have. Immutable.</summary>
internal sealed class FolderStamps
{
    private static readonly string[] Passed = ["obj", "bin", "node_modules"];
    private static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    private readonly Dictionary<string, (long Length, long WrittenAt)> files = new(StringComparer.Ordinal);

    public static FolderStamps Of(IEnumerable<string> folders)
    {
        var stamps = new FolderStamps();
        foreach (var folder in folders.Where(Directory.Exists))
        {
            foreach (var (path, stamp) in Below(folder))
            {
                stamps.files[path] = stamp;
            }
        }

        return stamps;
    }

    /// <summary>Whether it is of no matter what happens there: what builds and editors leave beside the work.</summary>
    public static bool Passes(ReadOnlySpan<char> name) => name.Length == 0 || name[0] == '.' || name[^1] == '~' || IsPassed(name);

    /// <summary>The files that are new, gone or different since <paramref name="before"/>.</summary>
    public IEnumerable<string> Since(FolderStamps before) => files
        .Where(f => !before.files.TryGetValue(f.Key, out var was) || was != f.Value)
        .Select(f => f.Key)
        .Concat(before.files.Keys.Where(path => !files.ContainsKey(path)));

    private static bool IsPassed(ReadOnlySpan<char> name)
    {
        foreach (var passed in Passed)
        {
            if (name.SequenceEqual(passed))
            {
                return true;
            }
        }

        return false;
    }

    private static FileSystemEnumerable<(string Path, (long, long) Stamp)> Below(string folder) => new(
        folder, static (ref FileSystemEntry file) => (file.ToFullPath(), (file.Length, file.LastWriteTimeUtc.UtcTicks)), Everything)
    {
        ShouldIncludePredicate = static (ref FileSystemEntry file) => !file.IsDirectory && !Passes(file.FileName),
        ShouldRecursePredicate = static (ref FileSystemEntry file) => !Passes(file.FileName),
    };
}
