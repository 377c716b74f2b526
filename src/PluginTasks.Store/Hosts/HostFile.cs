using PluginTasks.Tasks.Storage;

namespace PluginTasks.Store.Hosts;

/// <summary>
/// A member of a store as a file beside the database, locked for as long as it lives: the system takes the lock away when
/// its process ends, however that happens. The file itself stays until somebody has settled what its member left.
/// </summary>
internal sealed class HostFile : IStoreMember
{
    private const string Extension = ".lock";

    private readonly string folder;
    private readonly FileStream file;

    private HostFile(string folder, string id, FileStream file)
    {
        this.folder = folder;
        this.file = file;
        Id = id;
    }

    public string Id { get; }

    /// <summary>The folder of a database's members.</summary>
    public static string FolderOf(string database) => database + ".hosts";

    /// <summary>Whether a member of a database lives.</summary>
    public static bool IsUsed(string database)
    {
        var folder = FolderOf(database);
        return Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*" + Extension).Any(IsHeld);
    }

    public static HostFile Join(string database)
    {
        var folder = FolderOf(database);
        CreateOwn(folder);
        while (true)
        {
            var id = Guid.NewGuid().ToString("N");
            var path = Path.Combine(folder, id + Extension);
            if (TryLock(path, FileMode.CreateNew) is not { } file)
            {
                continue;
            }

            // Between its making and its lock somebody may have taken it for one that is gone, and removed it.
            if (File.Exists(path))
            {
                return new HostFile(folder, id, file);
            }

            file.Dispose();
        }
    }

    public bool IsAlive(string member)
    {
        if (member == Id)
        {
            return true;
        }

        var path = PathOf(member);
        if (!File.Exists(path))
        {
            return false;
        }

        using var found = TryLock(path, FileMode.Open);
        return found is null && File.Exists(path);
    }

    public IReadOnlyList<string> ListGone() =>
        [.. Directory.EnumerateFiles(folder, "*" + Extension).Select(f => Path.GetFileNameWithoutExtension(f)!).Where(m => !IsAlive(m))];

    public void Forget(string member)
    {
        // While it is held here nobody can be about to become this member.
        using var held = TryLock(PathOf(member), FileMode.Open);
        if (held is not null)
        {
            File.Delete(PathOf(member));
        }
    }

    public void Dispose() => file.Dispose();

    private static bool IsHeld(string path)
    {
        using var file = TryLock(path, FileMode.Open);
        return file is null && File.Exists(path);
    }

    // Who can open a file can lock it, and a host that is gone would live on.
    private static void CreateOwn(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static FileStream? TryLock(string path, FileMode mode)
    {
        try
        {
            return new FileStream(path, mode, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>A name that came out of a row is a name, not a way to other folders.</summary>
    private string PathOf(string member) => Path.Combine(folder, Path.GetFileName(member) + Extension);
}
