using PluginTasks.Pages.Diagnostics;

namespace PluginTasks.Web.Accounts;

/// <summary>
/// <c>users.yaml</c>, read again when it has changed. A version that cannot be read leaves the last good one in force.
/// Thread safe.
/// </summary>
public sealed class UsersFile
{
    private const long Largest = 8 << 20;

    private readonly Lock gate = new();
    private readonly string path;
    private readonly Action<string> tell;
    private Dictionary<string, Account> users = new(StringComparer.Ordinal);
    private (DateTime Written, long Length) seen;

    private UsersFile(string path, Action<string> tell)
    {
        this.path = path;
        this.tell = tell;
    }

    /// <param name="path">The file; where there is none there are no users.</param>
    /// <param name="tell">Who is told of a later version that cannot be read.</param>
    /// <exception cref="UsersFileException">The file cannot be read; the message says where and why.</exception>
    public static UsersFile Open(string path, Action<string>? tell = null)
    {
        var file = new UsersFile(Path.GetFullPath(path), tell ?? (_ => { }));
        file.seen = file.Look();
        file.users = file.Read();
        return file;
    }

    public bool IsEmpty => users.Count == 0;

    public IReadOnlyCollection<Account> All => Volatile.Read(ref users).Values;

    public Account? Find(string name)
    {
        LookAgain();
        return Volatile.Read(ref users).GetValueOrDefault(name);
    }

    /// <summary>Reads the file again where it is another one than before.</summary>
    public void LookAgain()
    {
        lock (gate)
        {
            var now = Look();
            if (now == seen)
            {
                return;
            }

            seen = now;
            try
            {
                Volatile.Write(ref users, Read());
            }
            catch (UsersFileException problem)
            {
                tell(problem.Message);
            }
        }
    }

    private (DateTime Written, long Length) Look()
    {
        var file = new FileInfo(path);
        return file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
    }

    private Dictionary<string, Account> Read()
    {
        if (seen == default)
        {
            return new Dictionary<string, Account>(StringComparer.Ordinal);
        }

        if (seen.Length > Largest)
        {
            throw new UsersFileException($"{path} is larger than {Largest >> 20} MiB");
        }

        try
        {
            var bag = new DiagnosticBag();
            var read = UsersFileReader.Read(File.ReadAllBytes(path), Path.GetFileName(path), bag);
            return bag.Count == 0
                ? read.ToDictionary(u => u.Id, StringComparer.Ordinal)
                : throw new UsersFileException(string.Join('\n', bag.ToSorted()));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UsersFileException($"{path} cannot be read: {problem.Message}");
        }
    }
}
