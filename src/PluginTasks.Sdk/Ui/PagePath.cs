namespace PluginTasks.Sdk.Ui;

/// <summary>Paths into stores and data.</summary>
internal static class PagePath
{
    /// <summary>The path with the slash in front that the page language lets one leave out.</summary>
    public static string Rooted(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.Length == 0 || path[0] == '/' ? path : "/" + path;
    }
}
