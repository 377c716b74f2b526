using System.Text.Json.Nodes;

namespace PluginTasks.Sdk.Ui;

/// <summary>Collects components and first values for a surface. The same as <see cref="ComponentFactory.Builder"/> makes. Not thread safe.</summary>
public sealed class Builder : IPagePart
{
    private readonly List<Component> components = [];
    private readonly Dictionary<string, object?> page = new(StringComparer.Ordinal);
    private readonly Dictionary<string, object?> global = new(StringComparer.Ordinal);
    private readonly Dictionary<string, object?> data = new(StringComparer.Ordinal);

    /// <summary>The components, in the order in which they were added.</summary>
    public IReadOnlyList<Component> Components => components;

    /// <summary>Adds components behind the others.</summary>
    /// <param name="components">The components; they are read when the surface is written.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException">The list, or a component in it, is null.</exception>
    public Builder Add(params IEnumerable<Component> components)
    {
        ArgumentNullException.ThrowIfNull(components);
        foreach (var component in components)
        {
            ArgumentNullException.ThrowIfNull(component, nameof(components));
            this.components.Add(component);
        }

        return this;
    }

    /// <summary>Gives a store a first value.</summary>
    /// <param name="path">Where, with slashes; the first one may be left out, an empty path is the whole store.</param>
    /// <param name="value">Anything that can be written as JSON.</param>
    /// <param name="scope">Which store. Default: the page's.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such scope.</exception>
    public Builder SetStore(string path, object? value, StoreScope scope = StoreScope.Page)
    {
        var store = scope switch
        {
            StoreScope.Page => page,
            StoreScope.Global => global,
            _ => throw new ArgumentOutOfRangeException(nameof(scope), scope, "There is no such scope."),
        };
        store[PagePath.Rooted(path)] = value;
        return this;
    }

    /// <summary>Gives the surface's data model a first value.</summary>
    /// <param name="path">Where, with slashes; the first one may be left out, an empty path is all data.</param>
    /// <param name="value">Anything that can be written as JSON.</param>
    /// <returns>This builder.</returns>
    public Builder SetData(string path, object? value)
    {
        data[PagePath.Rooted(path)] = value;
        return this;
    }

    /// <summary>
    /// The surface as the page language has it: <c>components</c>, <c>store</c> with <c>page</c> and <c>global</c>, and
    /// <c>data</c>, the last three being maps of paths to values. What is empty is left out, except components.
    /// </summary>
    /// <returns>A new tree at each call.</returns>
    /// <exception cref="NotSupportedException">A value cannot be written as JSON.</exception>
    public JsonObject ToJson()
    {
        var json = new JsonObject { ["components"] = PageJson.From(components) };
        var store = new JsonObject();
        AddWhereFilled(store, "page", page);
        AddWhereFilled(store, "global", global);
        if (store.Count > 0)
        {
            json["store"] = store;
        }

        AddWhereFilled(json, "data", data);
        return json;
    }

    JsonNode? IPagePart.ToJson() => ToJson();

    private static void AddWhereFilled(JsonObject json, string name, Dictionary<string, object?> values)
    {
        if (values.Count > 0)
        {
            json[name] = PageJson.From(values);
        }
    }
}
