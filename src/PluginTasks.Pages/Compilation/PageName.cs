namespace PluginTasks.Pages.Compilation;

/// <summary>From a page's file to its name and its route.</summary>
public static class PageName
{
    private const string Folder = "pages/";
    private const string Ending = ".yaml";

    /// <summary><c>pages/reports/list.yaml</c> is <c>reports/list</c>.</summary>
    public static string Of(string path)
    {
        var name = path.StartsWith(Folder, StringComparison.Ordinal) ? path[Folder.Length..] : path;
        return name.EndsWith(Ending, StringComparison.Ordinal) ? name[..^Ending.Length] : name;
    }

    /// <summary><c>index</c> is its folder: <c>reports/index</c> is at <c>/module/reports</c>.</summary>
    public static string Route(string module, string page)
    {
        var name = page == "index" ? "" : page.EndsWith("/index", StringComparison.Ordinal) ? page[..^"/index".Length] : page;
        return name.Length == 0 ? $"/{module}" : $"/{module}/{name}";
    }

    /// <summary>The route, and the page's whole name, by which it is found as well.</summary>
    public static IEnumerable<string> Routes(string module, string page) =>
        new[] { Route(module, page), $"/{module}/{page}" }.Distinct(StringComparer.Ordinal);

    /// <summary>Whether each part can stand in a route as it is written.</summary>
    public static bool IsValid(string page) => page.Split('/').All(part =>
        part.Length > 0 && char.IsAsciiLetterOrDigit(part[0]) && part.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.'));
}
