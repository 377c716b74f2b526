using System.Diagnostics.CodeAnalysis;

namespace PluginTasks.Sandbox.Access.Files;

/// <summary>Follows links as the kernel does, one component after another. What does not exist yet stays as it is written.</summary>
internal static class PathResolver
{
    private const int MostLinks = 40;
    private const int Longest = 4096;

    /// <param name="path">Absolute.</param>
    /// <param name="followLast">Whether the last component is followed too; where a link itself is meant, it is not.</param>
    public static bool TryResolve(
        string path, bool followLast, [NotNullWhen(true)] out ResolvedPath? resolved, [NotNullWhen(false)] out string? problem)
    {
        if (!path.StartsWith('/'))
        {
            throw new ArgumentException("the path is not absolute", nameof(path));
        }

        resolved = null;
        var waiting = new Stack<string>(path.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse());
        var done = new List<string>();
        var links = new List<string>();
        while (waiting.TryPop(out var part))
        {
            if (part is "." or "..")
            {
                done.RemoveRange(Math.Max(0, done.Count - (part.Length - 1)), Math.Min(part.Length - 1, done.Count));
                continue;
            }

            done.Add(part);
            if ((waiting.Count == 0 && !followLast) || !TryReadLink(Join(done), out var link, out problem))
            {
                continue;
            }

            if (problem is not null)
            {
                return false;
            }

            links.Add(Join(done));
            if (links.Count > MostLinks || link.Length + waiting.Count > Longest)
            {
                problem = "leads through too many links";
                return false;
            }

            done.RemoveAt(done.Count - 1);
            if (link[0] == '/')
            {
                done.Clear();
            }

            foreach (var next in link.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse())
            {
                waiting.Push(next);
            }
        }

        resolved = new ResolvedPath(Join(done), links);
        problem = null;
        return true;
    }

    /// <summary>Whether a path is a folder or something in it; both resolved.</summary>
    public static bool IsWithin(string path, string folder) =>
        folder == "/" || path == folder || (path.StartsWith(folder, StringComparison.Ordinal) && path[folder.Length] == '/');

    private static string Join(List<string> parts) => "/" + string.Join('/', parts);

    // True where there is a link, or where it cannot be told.
    private static bool TryReadLink(string path, out string link, out string? problem)
    {
        link = "";
        problem = null;
        try
        {
            link = new FileInfo(path).LinkTarget ?? "";
            return link.Length > 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem = "leads to where the host cannot look";
            return true;
        }
    }
}
