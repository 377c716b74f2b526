using System.Diagnostics.CodeAnalysis;
using PluginTasks.Sandbox.Access.Files;

namespace PluginTasks.Sandbox.Access.Programs;

/// <summary>
/// A program: a name that is looked up, or the path of its file. The folder is resolved through links but the file is not,
/// because programs of many names (busybox) are one file and do what their name says.
/// </summary>
public sealed class ProgramTarget : IAccessTarget
{
    private ProgramTarget(string text, string? path)
    {
        Normalized = text;
        Path = path;
    }

    public string Normalized { get; }

    /// <summary>Its file, absolute; null for a name that is in none of the folders.</summary>
    public string? Path { get; }

    private bool IsName => !Normalized.Contains('/', StringComparison.Ordinal);

    public static bool TryParse(
        string text, AccessScope scope, [NotNullWhen(true)] out ProgramTarget? target, [NotNullWhen(false)] out AccessError? error)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(scope);
        target = null;
        var problem = ProblemOf(text);
        if (problem is null && !text.Contains('/', StringComparison.Ordinal))
        {
            target = new ProgramTarget(text, Find(text, scope));
        }
        else if (problem is null && TryFile(text[0] == '/' ? text : scope.ModuleFolder + "/" + text, out var path, out problem))
        {
            target = new ProgramTarget(path, path);
        }

        error = target is null ? new AccessError(AccessCodes.ProgramTarget, AccessField.Target, $"{Quoted.Text(text)} {problem}") : null;
        return error is null;
    }

    /// <summary>Whether the other is this program, by the same name or as the same file.</summary>
    public bool Covers(ProgramTarget other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return IsName && other.IsName ? Normalized == other.Normalized : Path is not null && Path == other.Path;
    }

    /// <summary>Whether it is what a look-up by some name can give.</summary>
    internal bool IsLookedUp(AccessScope scope) =>
        IsName || scope.ProgramFolders.Any(folder => TryFile(folder + "/" + FileName(Normalized), out var path, out _) && path == Path);

    private static string? ProblemOf(string text) =>
        text.Length == 0 ? "is empty"
        : text.Any(char.IsControl) ? "has control characters"
        : text.Any(char.IsWhiteSpace) && !text.Contains('/', StringComparison.Ordinal) ? "has spaces; name the program alone, without arguments"
        : text.Contains('*', StringComparison.Ordinal) ? "has a '*', but a program is no pattern; leave the rules for programs out to let all through"
        : text[^1] == '/' || FileName(text) is "." or ".." ? "is no program but a folder"
        : null;

    private static string? Find(string name, AccessScope scope)
    {
        foreach (var folder in scope.ProgramFolders)
        {
            if (TryFile(folder + "/" + name, out var path, out _) && File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }

    private static bool TryFile(string path, out string file, out string? problem)
    {
        var resolves = PathResolver.TryResolve(path, followLast: false, out var resolved, out problem);
        file = resolved?.Path ?? "";
        return resolves;
    }

    private static string FileName(string path) => path[(path.LastIndexOf('/') + 1)..];
}
