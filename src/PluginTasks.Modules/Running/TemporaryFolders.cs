using System.Globalization;
using PluginTasks.Sandbox.Folders;

namespace PluginTasks.Modules.Running;

/// <summary>
/// Where a host's modules have what they need not keep: below a folder of the host's own, with a file beside it that is locked for as
/// long as the host lives. What a host that was killed has left is removed by the next one. Thread safe.
/// </summary>
internal sealed class TemporaryFolders : IDisposable
{
    private const string Extension = ".lock";
    private const UnixFileMode Passable =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private readonly Lock gate = new();
    private readonly string all;
    private readonly string own;
    private FileStream? held;
    private long last;

    public TemporaryFolders(string dataFolder)
    {
        all = Path.GetFullPath(Path.Combine(dataFolder, "temp"));
        own = Path.Combine(all, Guid.NewGuid().ToString("N"));
    }

    /// <summary>A place for a generation of a module. Nothing is there yet.</summary>
    public string Next(string module)
    {
        lock (gate)
        {
            held ??= Open();
        }

        return Path.Combine(own, string.Create(CultureInfo.InvariantCulture, $"{module}-{Interlocked.Increment(ref last)}"));
    }

    /// <summary>Removes what hosts left that are no more.</summary>
    public void RemoveLeftOvers()
    {
        if (!Directory.Exists(all))
        {
            return;
        }

        // By all names that there are: a lock without a folder goes too.
        var folders = Directory.EnumerateFileSystemEntries(all)
            .Select(e => Path.Combine(all, Path.GetFileNameWithoutExtension(e)))
            .Distinct()
            .Where(f => f != own);
        foreach (var folder in folders)
        {
            try
            {
                using var found = TryLock(folder + Extension);
                if (found is not null)
                {
                    FolderRemoval.Remove(folder);
                    File.Delete(folder + Extension);
                }
            }
            catch (UnauthorizedAccessException)
            {
                // Another user's host.
            }
        }
    }

    public void Dispose()
    {
        if (held is not null)
        {
            FolderRemoval.Remove(own);
            File.Delete(own + Extension);
            held.Dispose();
        }
    }

    private FileStream Open()
    {
        CreatePassable(all);
        FileStream? file;
        while ((file = TryLock(own + Extension)) is null || !File.Exists(own + Extension))
        {
            // Between its making and its lock another host may have taken it for one that is gone.
            file?.Dispose();
        }

        CreatePassable(own);
        return file;
    }

    private static void CreatePassable(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, Passable);
        }
    }

    private static FileStream? TryLock(string path)
    {
        try
        {
            var alone = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 1 };
            if (!OperatingSystem.IsWindows())
            {
                alone.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            return new FileStream(path, alone);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }
}
