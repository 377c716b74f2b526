namespace PluginTasks.Catalog.Writing;

/// <summary>Names of the page language in other languages' cases.</summary>
internal static class Names
{
    private static readonly HashSet<string> Keywords =
        ["params", "default", "event", "operator", "class", "switch", "int", "float", "bool", "string", "checked", "fixed"];

    public static string Pascal(string name) =>
        string.Concat(name.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    public static string Camel(string name)
    {
        var pascal = Pascal(name);
        return char.ToLowerInvariant(pascal[0]) + pascal[1..];
    }

    /// <summary>A C# parameter: in camel case, escaped where it is a keyword.</summary>
    public static string Parameter(string name)
    {
        var camel = Camel(name);
        return Keywords.Contains(camel) ? "@" + camel : camel;
    }
}
