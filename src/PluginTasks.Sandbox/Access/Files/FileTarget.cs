using System.Diagnostics.CodeAnalysis;

namespace PluginTasks.Sandbox.Access.Files;

/// <summary>A file, or a folder with all that is in it. Links were resolved when the rule was read.</summary>
public sealed class FileTarget : IAccessTarget
{
    private FileTarget(string path) => Path = path;

    /// <summary>Absolute, without links, dots and a slash at the end.</summary>
    public string Path { get; }

    public string Normalized => Path;

    /// <summary>Reads the target of a rule. What belongs to the host is refused, and so is what the module is made of where the operation writes.</summary>
    public static bool TryParse(
        string text, AccessOperation operation, AccessScope scope,
        [NotNullWhen(true)] out FileTarget? target, [NotNullWhen(false)] out AccessError? error)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(scope);
        target = null;
        var problem = ProblemOfRule(text);
        if (problem is not null || !TryResolve(text, operation, scope, out var path, out problem))
        {
            error = Error(text, problem!);
            return false;
        }

        error = new FileLimits(scope).Check(text, path, operation);
        target = error is null ? new FileTarget(path.Path) : null;
        return error is null;
    }

    /// <summary>A path that is normalized already.</summary>
    internal static FileTarget Of(string path) => new(path);

    /// <summary>Where a path that is asked for leads.</summary>
    internal static bool TryResolve(
        string text, AccessOperation operation, AccessScope scope,
        [NotNullWhen(true)] out ResolvedPath? path, [NotNullWhen(false)] out string? problem)
    {
        path = null;
        problem = text.Length == 0 ? "is empty"
            : text.Any(char.IsControl) ? "has control characters"
            : HasLoneSurrogate(text) ? "has half a character"
            : null;

        // What is deleted is the link; anything else happens where it leads.
        return problem is null
            && PathResolver.TryResolve(text[0] == '/' ? text : scope.ModuleFolder + "/" + text, operation != AccessOperation.Delete, out path, out problem);
    }

    internal static AccessError Error(string text, string problem) =>
        new(AccessCodes.FileTarget, AccessField.Target, $"{Quoted.Text(text)} {problem}");

    internal bool Covers(ResolvedPath path) => PathResolver.IsWithin(path.Path, Path);

    // None of these is forbidden in a file's name, but an author who writes them means something that is not done.
    private static string? ProblemOfRule(string text) =>
        text == "~" || text.StartsWith("~/", StringComparison.Ordinal) ? "has a '~', which stands for nothing here; write the whole path"
        : text.Contains('*', StringComparison.Ordinal) ? "has a '*', but a target is no pattern; name the folder, which includes all that is in it"
        : text.Contains("://", StringComparison.Ordinal) ? "is a URL; write the path alone"
        : null;

    private static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])))
            {
                return true;
            }
        }

        return false;
    }
}
