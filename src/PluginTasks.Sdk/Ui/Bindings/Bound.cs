using System.Text.Json.Nodes;

namespace PluginTasks.Sdk.Ui;

/// <summary>
/// Makes bindings. A text that is given as a value is read like one in a page file, so <c>"@state/page/name"</c> binds
/// too; text that comes from users belongs into <see cref="Literal"/>. Thread safe.
/// </summary>
public static class Bound
{
    /// <summary>The position of the current item, inside item templates and item actions.</summary>
    public static Binding Index { get; } = new(JsonValue.Create("$index"));

    /// <summary>A value of a store.</summary>
    /// <param name="path">Where, with slashes; the first one may be left out, an empty path is the whole store.</param>
    /// <param name="scope">Which store. Default: the page's, and where it has nothing there, the global one.</param>
    /// <param name="defaultValue">Stands in while nothing, or null, is there. Default: null.</param>
    /// <returns>The binding.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such scope.</exception>
    public static Binding Store(string path, StoreScope? scope = null, object? defaultValue = null) =>
        WithDefault(new JsonObject { ["type"] = "store", ["scope"] = ScopeName(scope), ["path"] = PagePath.Rooted(path) }, defaultValue);

    /// <summary>A value of the surface's data model.</summary>
    /// <param name="path">Where, with slashes; the first one may be left out, an empty path is all data.</param>
    /// <param name="defaultValue">Stands in while nothing, or null, is there. Default: null.</param>
    /// <returns>The binding.</returns>
    public static Binding Data(string path, object? defaultValue = null) =>
        WithDefault(new JsonObject { ["type"] = "data", ["path"] = PagePath.Rooted(path) }, defaultValue);

    /// <summary>What an action answers.</summary>
    /// <param name="name">The action, as <c>module.action</c>.</param>
    /// <param name="args">What it is called with: a map, an anonymous object. Default: nothing.</param>
    /// <param name="defaultValue">Stands in until it has answered. Default: null.</param>
    /// <returns>The binding.</returns>
    public static Binding Action(string name, object? args = null, object? defaultValue = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return WithDefault(WithArgs(new JsonObject { ["type"] = "action", ["name"] = name }, args), defaultValue);
    }

    /// <summary>Exactly this value, whatever it looks like.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The binding.</returns>
    public static Binding Literal(object? value) =>
        new(new JsonObject { ["type"] = "literal", ["value"] = PageJson.From(value) });

    /// <summary>A message in the language of the user.</summary>
    /// <param name="key">Its key, module name first.</param>
    /// <param name="args">Values of its placeholders, bindings among them: a map, an anonymous object. Default: none.</param>
    /// <returns>The binding.</returns>
    public static Binding Translate(string key, object? args = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return new Binding(WithArgs(new JsonObject { ["type"] = "t", ["key"] = key }, args));
    }

    /// <summary>A value of the current item, inside item templates and item actions.</summary>
    /// <param name="path">Its keys with dots between them. Default: the item itself.</param>
    /// <returns>The binding.</returns>
    public static Binding Item(string path = "")
    {
        ArgumentNullException.ThrowIfNull(path);
        return new Binding(JsonValue.Create(path.Length == 0 ? "$item" : "$item." + path));
    }

    private static string ScopeName(StoreScope? scope) => scope switch
    {
        null => "auto",
        StoreScope.Page => "page",
        StoreScope.Global => "global",
        _ => throw new ArgumentOutOfRangeException(nameof(scope), scope, "There is no such scope."),
    };

    private static JsonObject WithArgs(JsonObject json, object? args)
    {
        if (args is not null)
        {
            json["args"] = PageJson.From(args);
        }

        return json;
    }

    private static Binding WithDefault(JsonObject json, object? defaultValue)
    {
        if (defaultValue is not null)
        {
            json["default"] = PageJson.From(defaultValue);
        }

        return new Binding(json);
    }
}
