using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Html;

/// <summary>A binding of a definition tree in the compact form in which authors write it.</summary>
internal static class BindingText
{
    /// <summary>Null where the value is not a binding.</summary>
    public static string? Of(Value value) => value.Map is not { } map ? null : Get(map, "type") switch
    {
        "store" when Get(map, "scope") is "page" or "global" => $"@state/{Get(map, "scope")}{Get(map, "path")}",
        "store" => $"@state{Get(map, "path")}",
        "data" => $"@data{Get(map, "path")}",
        "action" => $"@action/{Get(map, "name")}",
        "t" => $"@t/{Get(map, "key")}",
        _ => null,
    };

    /// <summary>What a literal stands for.</summary>
    public static Value? Literal(Value value) =>
        value.Map is { } map && Get(map, "type") == "literal" && map.TryGetValue("value", out var inner) ? inner : null;

    private static string? Get(ValueMap map, string key) => map.TryGetValue(key, out var value) ? value.Text : null;
}
