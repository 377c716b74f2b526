using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PluginTasks.Sdk.Ui;

/// <summary>
/// A component of a page, built in code. Made by <see cref="ComponentFactory"/>. Not thread safe.
/// </summary>
public abstract partial class Component : IPagePart
{
    private readonly Dictionary<string, object?> values = new(StringComparer.Ordinal);
    private readonly List<Component> children = [];
    private readonly List<string> requiredPermissions = [];
    private readonly List<string> capabilities = [];
    private Rule? showIf;
    private Rule? hideIf;

    private protected Component(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (!IdPattern().IsMatch(id))
        {
            throw new ArgumentException(
                $"'{id}' is not an id: a letter or '_', then up to 127 letters, digits, '_', '.' or '-'", nameof(id));
        }

        Id = id;
    }

    /// <summary>The kind as the catalog names it.</summary>
    public abstract string Kind { get; }

    /// <summary>The name by which effects and other components find it.</summary>
    public string Id { get; }

    /// <summary>The components inside it; always empty for a kind that has no children.</summary>
    public IReadOnlyList<Component> Children => children;

    /// <summary>The names of the properties in the catalog's order.</summary>
    private protected abstract IReadOnlyList<string> Properties { get; }

    /// <summary>
    /// The component as the page language has it: bindings in their explicit form, keys in the catalog's order,
    /// only what was set.
    /// </summary>
    /// <returns>A new tree at each call, without a parent.</returns>
    /// <exception cref="NotSupportedException">A value that was set cannot be written as JSON.</exception>
    public JsonObject ToJson()
    {
        var json = new JsonObject { ["kind"] = Kind, ["id"] = Id };
        foreach (var name in Properties)
        {
            if (values.TryGetValue(name, out var value))
            {
                json[name] = PageJson.From(value);
            }
        }

        AddGates(json);
        if (children.Count > 0)
        {
            json["children"] = PageJson.From(children);
        }

        return json;
    }

    JsonNode? IPagePart.ToJson() => ToJson();

    private protected void SetValue(string name, object? value) => values[name] = value;

    private protected void AddChildren(IEnumerable<Component> components)
    {
        foreach (var component in components)
        {
            ArgumentNullException.ThrowIfNull(component, nameof(components));
            if (component.Holds(this))
            {
                throw new ArgumentException($"'{component.Id}' cannot be put inside itself", nameof(components));
            }

            children.Add(component);
        }
    }

    private bool Holds(Component other) => ReferenceEquals(this, other) || children.Exists(child => child.Holds(other));

    private protected void SetShowIf(Rule rule) => showIf = rule;

    private protected void SetHideIf(Rule rule) => hideIf = rule;

    private protected void AddPermissions(IEnumerable<string> permissions) => requiredPermissions.AddRange(permissions);

    private protected void AddCapabilities(IEnumerable<string> names) => capabilities.AddRange(names);

    private void AddGates(JsonObject json)
    {
        if (showIf is not null)
        {
            json["show_if"] = PageJson.From(showIf);
        }

        if (hideIf is not null)
        {
            json["hide_if"] = PageJson.From(hideIf);
        }

        if (requiredPermissions.Count > 0)
        {
            json["required_permissions"] = PageJson.From(requiredPermissions);
        }

        if (capabilities.Count > 0)
        {
            json["capabilities"] = PageJson.From(capabilities);
        }
    }

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_.-]{0,127}\z")]
    private static partial Regex IdPattern();
}
