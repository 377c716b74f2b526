using System.Text.Json;
using System.Text.Json.Nodes;
using PluginTasks.Sdk.Ui;

namespace PluginTasks.Sdk.Tests.Ui;

internal static class Page
{
    public static ComponentFactory Make { get; } = new();

    /// <summary>Compares as text, because the order of keys is part of what is promised.</summary>
    public static void AssertJson(string expected, JsonNode actual)
    {
        var options = new JsonSerializerOptions { WriteIndented = true };
        Assert.Equal(JsonNode.Parse(expected)!.ToJsonString(options), actual.ToJsonString(options));
    }
}
