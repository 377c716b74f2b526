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
        var id = Guid.NewGuid().ToString("N");
        var path = Path.Combine(folder, id);
        var file = Lock(path, FileMode.CreateNew);
        try
        {
            // It has the name of a member only once it is locked: nobody can take it for one that is gone.
            File.Move(path, path + Extension);
            return new HostFile(folder, id, file);
        }
        catch
        {
            file.Dispose();
            File.Delete(path);
            throw;
        }
    }

    public bool IsAlive(string member)
    {
        if (member == Id)
        {
            return true;
        }

        return IsHeld(PathOf(member));
    }

    public IReadOnlyList<string> ListGone() =>
        [.. Directory.EnumerateFiles(folder, "*" + Extension).Select(f => Path.GetFileNameWithoutExtension(f)!).Where(m => !IsAlive(m))];

    public void Forget(string member)
    {
        // While it is held here nobody can be about to become this member.
        using var held = TryLock(PathOf(member));
        if (held is not null)
        {
            File.Delete(PathOf(member));
        }
    }

    public void Dispose() => file.Dispose();

    private static bool IsHeld(string path)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        using var file = TryLock(path);
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

    private static FileStream? TryLock(string path)
    {
        try
        {
            return Lock(path, FileMode.Open);
        }
        catch (IOException)
        {
            return null;
        }
    }

    // On Windows what is open can be given another name only where it may be deleted; nobody else may open it all the same.
    private static FileStream Lock(string path, FileMode mode) =>
        new(path, mode, FileAccess.ReadWrite, OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None, bufferSize: 1);

    /// <summary>A name that came out of a row is a name, not a way to other folders.</summary>
    private string PathOf(string member) => Path.Combine(folder, Path.GetFileName(member) + Extension);
}
