using System.Text.Json;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Scripts.Calls;

/// <summary>Values of the SDK's enums as page files write them: <c>waiting_confirmation</c>.</summary>
internal static class Words
{
    public static T Read<T>(JsonElement value, string what)
        where T : struct, Enum
    {
        try
        {
            return value.Deserialize<T>(ModuleJson.Options);
        }
        catch (JsonException)
        {
            var words = Enum.GetNames<T>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName);
            throw new ArgumentException($"{what}: one of {string.Join(", ", words)}.");
        }
    }
}
