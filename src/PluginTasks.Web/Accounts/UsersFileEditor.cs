using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Yaml;

namespace PluginTasks.Web.Accounts;

/// <summary>Changes <c>users.yaml</c> by its lines, so that comments and the order of things stay as they were written.</summary>
public sealed class UsersFileEditor(string path)
{
    private const string ByHand = "the file is not written in the way that this command can change; change it by hand";

    private readonly string path = Path.GetFullPath(path);

    /// <summary>The users as they are now.</summary>
    /// <exception cref="UsersFileException">The file cannot be read.</exception>
    public IReadOnlyList<Account> Read() => Parse(Text()).Users;

    /// <exception cref="UsersFileException">There is one of that name, or the name is none that a user can have.</exception>
    public void Add(Account account)
    {
        ArgumentNullException.ThrowIfNull(account);
        if (!UsersFileReader.IsName(account.Id))
        {
            throw new UsersFileException(
                $"{Quoted.Show(account.Id)} cannot be a user's name: use letters, digits, '.', '_', '-' and '@', a letter or digit first; " +
                "'super' is the host's own user");
        }

        var text = Text();
        var (map, users) = Parse(text);
        if (users.Any(u => u.Id == account.Id))
        {
            throw new UsersFileException($"there is a user {Quoted.Show(account.Id)} already");
        }

        var indent = new string(' ', map?.Entries is [var first, ..] ? first.Column - 1 : 2);
        var start = text.Length == 0 || text.EndsWith('\n') ? text : text + "\n";
        Write(start + (map is null ? "users:\n" : "") + EntryOf(account, indent), users.Count + 1);
    }

    /// <summary>False where there is none of that name.</summary>
    /// <exception cref="UsersFileException">The file cannot be changed.</exception>
    public bool Remove(string name)
    {
        var (map, users) = Parse(Text());
        if (map is null || Place(map, name) is not var (entry, end))
        {
            return false;
        }

        var lines = Lines();
        lines.RemoveRange(entry.Line - 1, Math.Min(end, lines.Count) - entry.Line + 1);
        if (users.Count == 1)
        {
            lines = ["# No users yet: plugintasks user add NAME", .. lines.Where(l => l.TrimEnd() != "users:")];
        }

        Write(string.Join('\n', lines), users.Count - 1);
        return true;
    }

    /// <summary>False where there is none of that name.</summary>
    /// <exception cref="UsersFileException">The file cannot be changed.</exception>
    public bool SetPassword(string name, string hash)
    {
        var (map, users) = Parse(Text());
        if (map is null || Place(map, name) is not var (entry, _) || entry.Value is not YamlMapping user)
        {
            return false;
        }

        var lines = Lines();
        var indent = new string(' ', user.Entries is [var first, ..] ? first.Column - 1 : entry.Column + 1);
        var line = $"{indent}password: \"{hash}\"";
        if (user.TryGet("password", out var written))
        {
            lines[written.Line - 1] = line;
        }
        else
        {
            lines.Insert(entry.Line, line);
        }

        Write(string.Join('\n', lines), users.Count);
        return true;
    }

    private static string EntryOf(Account account, string indent)
    {
        var lines = new List<string> { $"{indent}{Scalar(account.Id)}:" };
        void Put(string key, string? value)
        {
            if (value is not null)
            {
                lines.Add($"{indent}  {key}: {value}");
            }
        }

        Put("name", account.DisplayName is { } name ? Scalar(name) : null);
        Put("password", account.PasswordHash is { } hash ? Scalar(hash) : null);
        Put("role", Scalar(account.Role));
        Put("organization", account.OrganizationId is { } organization ? Scalar(organization) : null);
        Put("language", account.Language is { } language ? Scalar(language) : null);
        Put("permissions", account.Permissions.Count > 0 ? $"[{string.Join(", ", account.Permissions.Select(Scalar))}]" : null);
        return string.Join('\n', lines) + "\n";
    }

    /// <summary>Quoted, as a name may be a number or a word that means something else.</summary>
    private static string Scalar(string text) =>
        text.All(c => char.IsAsciiLetter(c)) && text.ToLowerInvariant() is not ("true" or "false" or "null" or "")
            ? text
            : $"\"{Escaped(text)}\"";

    private static string Escaped(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal);

    /// <summary>The entry, and the line after its last.</summary>
    private static (YamlEntry Entry, int End)? Place(YamlMapping users, string name)
    {
        var at = users.Entries.ToList().FindIndex(e => e.Key == name);
        return at < 0 ? null : (users.Entries[at], at + 1 < users.Entries.Count ? users.Entries[at + 1].Line - 1 : int.MaxValue);
    }

    private static (YamlMapping? Map, IReadOnlyList<Account> Users) Parse(string text)
    {
        var bag = new DiagnosticBag();
        var users = UsersFileReader.Read(System.Text.Encoding.UTF8.GetBytes(text), "users.yaml", bag);
        if (bag.Count > 0)
        {
            throw new UsersFileException(string.Join('\n', bag.ToSorted()));
        }

        return ((YamlReader.Read(text, "users.yaml", bag) as YamlMapping)?["users"] as YamlMapping, users);
    }

    private string Text() => File.Exists(path) ? File.ReadAllText(path) : "";

    private List<string> Lines() => [.. Text().Split('\n')];

    /// <summary>In one step, and only what can be read again.</summary>
    private void Write(string text, int count)
    {
        try
        {
            if (Parse(text).Users.Count != count)
            {
                throw new UsersFileException(ByHand);
            }
        }
        catch (UsersFileException problem) when (problem.Message != ByHand)
        {
            throw new UsersFileException($"{ByHand} ({problem.Message})");
        }

        var next = path + ".new";
        File.Delete(next);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = File.Exists(path) ? File.GetUnixFileMode(path) : UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var writer = new StreamWriter(next, options))
        {
            writer.Write(text);
        }

        File.Move(next, path, overwrite: true);
    }
}
