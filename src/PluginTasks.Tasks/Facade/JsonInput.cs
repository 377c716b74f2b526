using System.Text.Json;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Running;

namespace PluginTasks.Tasks.Facade;

/// <summary>JSON that comes from outside, checked once so that it can be passed on as text.</summary>
internal static class JsonInput
{
    /// <exception cref="ArgumentException">It is no JSON, or of another kind.</exception>
    /// <exception cref="SdkException"><c>payload_too_large</c>.</exception>
    public static void Demand(string json, string name, JsonValueKind? kind = null)
    {
        PayloadLimit.Demand(json, $"'{name}'");
        if (KindOf(json) is not { } found || (kind is not null && found != kind))
        {
            throw new ArgumentException($"'{name}' has to be JSON{(kind is null ? "" : $", of the kind {kind}")}.", name);
        }
    }

    /// <exception cref="InvalidPayloadException">It is not a JSON object.</exception>
    /// <exception cref="SdkException"><c>payload_too_large</c>.</exception>
    public static void DemandMap(string json, string name)
    {
        PayloadLimit.Demand(json, $"'{name}'");
        if (KindOf(json) != JsonValueKind.Object)
        {
            throw new InvalidPayloadException(name, "must be an object.");
        }
    }

    private static JsonValueKind? KindOf(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
