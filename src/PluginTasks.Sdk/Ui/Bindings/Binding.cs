using System.Text.Json.Nodes;

namespace PluginTasks.Sdk.Ui;

/// <summary>
/// A value that is looked up when a page is shown, and followed as it changes. Made by <see cref="Bound"/>.
/// Immutable, thread safe.
/// </summary>
public sealed class Binding : IPagePart
{
    private readonly JsonNode json;

    internal Binding(JsonNode json)
    {
        this.json = json;
    }

    /// <summary>The binding in the page language's explicit form.</summary>
    /// <returns>A new tree at each call.</returns>
    public JsonNode ToJson() => json.DeepClone();

    /// <summary>The binding in the page language's explicit form, as text.</summary>
    /// <returns>JSON.</returns>
    public override string ToString() => json.ToJsonString();

    JsonNode? IPagePart.ToJson() => ToJson();
}
