using System.Text.Json.Nodes;

namespace PluginTasks.Sdk.Ui;

/// <summary>Something that knows how the page language writes it.</summary>
internal interface IPagePart
{
    JsonNode? ToJson();
}
