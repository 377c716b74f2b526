using System.Text;
using System.Text.Json;
using PluginTasks.Sdk;

namespace PluginTasks.Tasks;

/// <summary>Results as they are stored. What JSON cannot hold stays in memory alone.</summary>
internal static class ResultJson
{
    private const int MaxBytes = 1024 * 1024;

    public static string? Write(object? value)
    {
        if (value is null)
        {
            return null;
        }

        try
        {
            var text = ModuleJson.ToElement(value).GetRawText();
            return Encoding.UTF8.GetByteCount(text) <= MaxBytes ? text : null;
        }
        catch (Exception)
        {
            // The properties of a result are anybody's code, and the work is done: it does not fail for its copy.
            return null;
        }
    }

    public static object? Read(string? json) => json is null ? null : JsonSerializer.Deserialize<JsonElement>(json);
}
