using System.Text.Json.Nodes;

namespace PluginTasks.Sdk.Ui;

/// <summary>An action, what it is sent, and a question asked first. A text converts to one. Immutable.</summary>
public sealed class ActionSpec : IPagePart
{
    private readonly object? context;

    /// <summary>An action with what it is sent.</summary>
    /// <param name="name">The action, as <c>module.action</c>.</param>
    /// <param name="context">
    /// What is sent with it: a map, an anonymous object; bindings in it are read when it is sent. Default: nothing.
    /// </param>
    /// <param name="confirm">A question that the client asks first. Default: none.</param>
    /// <exception cref="ArgumentException">The name is null or empty.</exception>
    public ActionSpec(string name, object? context = null, Confirm? confirm = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        this.context = context;
        Confirm = confirm;
    }

    /// <summary>The action, as <c>module.action</c>.</summary>
    public string Name { get; }

    /// <summary>The question that the client asks first, or null.</summary>
    public Confirm? Confirm { get; }

    /// <summary>The action alone.</summary>
    /// <param name="name">The action, as <c>module.action</c>.</param>
    /// <exception cref="ArgumentException">The name is null or empty.</exception>
    public static implicit operator ActionSpec(string name) => new(name);

    /// <summary>The action as the page language has it.</summary>
    /// <returns>A new tree at each call.</returns>
    /// <exception cref="NotSupportedException">The context cannot be written as JSON.</exception>
    public JsonObject ToJson()
    {
        var json = new JsonObject { ["name"] = Name };
        if (context is not null)
        {
            json["context"] = PageJson.From(context);
        }

        if (Confirm is not null)
        {
            json["confirm"] = PageJson.From(Confirm);
        }

        return json;
    }

    JsonNode? IPagePart.ToJson() => ToJson();
}
