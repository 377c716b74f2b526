using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Yaml;

namespace PluginTasks.Pages.Files;

/// <summary>
/// A module's folder, out of which nothing leads: not <c>..</c>, not an absolute path, not a link.
/// Paths are relative and use slashes. Thread safe.
/// </summary>
public sealed class ModuleFolder
{
    /// <summary>No file of a module has a longer path; looking for one would cost more than saying no.</summary>
    public const int LongestPath = 1_024;

    private const int DeepestFolder = 16;

    private readonly string root;
    private readonly string realRoot;

    /// <param name="root">Where the folder is.</param>
    /// <param name="shownAs">How diagnostics name it.</param>
    public ModuleFolder(string root, string shownAs)
    {
        this.root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
        realRoot = LinkedPath.Resolve(this.root) ?? this.root;
        ShownAs = Quoted.Escape(shownAs);
    }

    public string ShownAs { get; }

    public string Name => Path.GetFileName(root);

    /// <summary>How diagnostics name a file of the folder.</summary>
    public string Shown(string path) =>
        ShownAs.Length == 0 ? Quoted.Escape(path) : $"{ShownAs.TrimEnd('/')}/{Quoted.Escape(path)}";

    public string FullPath(string path) => Path.Combine(root, path);

    /// <summary>What <see cref="FullPath"/> made a path of; null where it is of no file in the folder.</summary>
    public string? RelativePath(string fullPath) =>
        fullPath.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? fullPath[(root.Length + 1)..].Replace('\\', '/').Trim('/') : null;

    /// <summary>The file's bytes. What is not a plain file, such as a pipe, cannot be read and is never opened.</summary>
    public FileContent Read(string path)
    {
        if (!IsInside(path))
        {
            return FileContent.None(FileState.Outside);
        }

        try
        {
            var full = FullPath(path);
            if (path.Length > LongestPath || LinkedPath.Resolve(full) is not { } real)
            {
                return FileContent.None(FileState.Missing);
            }

            if (!IsBelowRoot(real))
            {
                return FileContent.None(FileState.Outside);
            }

            return Directory.Exists(real) ? FileContent.None(FileState.Folder) : ReadFile(new FileInfo(real));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return FileContent.None(FileState.Unreadable);
        }
    }

    /// <summary>
    /// The file for reading, of any size; null where there is none inside the folder, and for what is not a
    /// plain file, which could keep its reader waiting.
    /// </summary>
    public Stream? Open(string path)
    {
        try
        {
            return Probe(path) == FileState.Found && LinkedPath.Resolve(FullPath(path)) is { } real && IsBelowRoot(real) && new FileInfo(real).Length > 0
                ? File.OpenRead(real)
                : null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public FileState Probe(string path)
    {
        if (!IsInside(path))
        {
            return FileState.Outside;
        }

        try
        {
            // Most of what is asked for and is not there is found out at once, without a look at every folder on the way.
            var full = FullPath(path);
            return path.Length > LongestPath || !Path.Exists(full) || LinkedPath.Resolve(full) is not { } real ? FileState.Missing
                : !IsBelowRoot(real) ? FileState.Outside
                : Directory.Exists(real) ? FileState.Folder : FileState.Found;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return FileState.Unreadable;
        }
    }

    /// <summary>Whether anything has that path, be it a link that leads nowhere.</summary>
    public bool Has(string path)
    {
        var full = FullPath(path);
        return Path.Exists(full) || new FileInfo(full).LinkTarget is not null;
    }

    /// <summary>
    /// All files below a folder, sorted, hidden ones left out. Links to folders are listed as files, so
    /// that whoever reads them says what is wrong with them, and never followed.
    /// </summary>
    public IReadOnlyList<string> List(string folder)
    {
        var found = new List<string>();
        switch (Probe(folder))
        {
            case FileState.Folder:
                Collect(FullPath(folder), folder, 0, found);
                break;
            case FileState.Outside or FileState.Unreadable:
                found.Add(folder);
                break;
        }

        found.Sort(StringComparer.Ordinal);
        return found;
    }

    private static void Collect(string full, string relative, int depth, List<string> found)
    {
        IEnumerable<FileSystemInfo> entries;
        try
        {
            entries = [.. new DirectoryInfo(full).EnumerateFileSystemInfos()];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            found.Add(relative);
            return;
        }

        foreach (var entry in entries.Where(e => !e.Name.StartsWith('.')))
        {
            var path = $"{relative}/{entry.Name}";
            if (entry is DirectoryInfo { LinkTarget: null } && depth < DeepestFolder && !IsNamedLikeAFile(entry.Name))
            {
                Collect(entry.FullName, path, depth + 1, found);
            }
            else
            {
                found.Add(path);
            }
        }
    }

    /// <summary>A folder with such a name was meant to be something else, which its reader says.</summary>
    private static bool IsNamedLikeAFile(string name) => Path.GetExtension(name) is ".yaml" or ".yml" or ".json";

    private static FileContent ReadFile(FileInfo file)
    {
        // Pipes, sockets and devices have no length; opening one could wait for ever.
        if (file.Length == 0)
        {
            return PlainFile.Is(file.FullName) ? new FileContent(FileState.Found, []) : FileContent.None(FileState.Unreadable);
        }

        if (file.Length > YamlLimits.FileBytes)
        {
            return FileContent.None(FileState.TooLarge);
        }

        // As large as the file, and one more to see it grow: a buffer of the limit for each file would keep the collector busy.
        using var stream = file.OpenRead();
        var bytes = new byte[file.Length + 1];
        var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (length == bytes.Length)
        {
            // It grew since it was looked at.
            Array.Resize(ref bytes, YamlLimits.FileBytes + 1);
            length += stream.ReadAtLeast(bytes.AsSpan(length), bytes.Length - length, throwOnEndOfStream: false);
        }

        return length > YamlLimits.FileBytes
            ? FileContent.None(FileState.TooLarge)
            : new FileContent(FileState.Found, bytes[..length]);
    }

    private static bool IsInside(string path)
    {
        if (path.Length == 0 || Path.IsPathRooted(path) || path.Contains('\\', StringComparison.Ordinal) || path.Contains('\0', StringComparison.Ordinal))
        {
            return false;
        }

        var depth = 0;
        foreach (var part in path.Split('/'))
        {
            depth += part switch
            {
                ".." => -1,
                "." or "" => 0,
                _ => 1,
            };
            if (depth < 0)
            {
                return false;
            }
        }

        return true;
    }

    private bool IsBelowRoot(string? real) =>
        real is not null && (real == realRoot || real.StartsWith(realRoot + Path.DirectorySeparatorChar, StringComparison.Ordinal));
}
