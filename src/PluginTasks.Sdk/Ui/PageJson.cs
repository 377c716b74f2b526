using System.Text.Json;
using System.Text.Json.Nodes;

namespace PluginTasks.Sdk.Ui;

/// <summary>Values inside parts of pages, written by the rules of <see cref="ModuleJson"/>.</summary>
internal static class PageJson
{
    public static JsonNode? From(object? value)
    {
        try
        {
            return value switch
            {
                null => null,
                IPagePart part => part.ToJson(),
                _ => JsonSerializer.SerializeToNode(value, value.GetType(), ModuleJson.Options),
            };
        }
        catch (JsonException problem)
        {
            throw new NotSupportedException($"A {value!.GetType().Name} cannot be written as JSON: {problem.Message}", problem);
        }
    }
}
