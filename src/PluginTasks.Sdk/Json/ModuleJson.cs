using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace PluginTasks.Sdk;

/// <summary>
/// How values of module code become JSON and back. What goes in is any object (anonymous ones too), what comes out
/// is a <see cref="JsonElement"/> or a <see cref="JsonMap"/>, which never change. Thread safe.
/// </summary>
public static class ModuleJson
{
    /// <summary>
    /// The options: names of properties and enum values in snake case (<c>DownloadedBytes</c> is <c>downloaded_bytes</c>),
    /// as in page files; keys of dictionaries as they are; names read in any case. Read only.
    /// </summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>Writes a value as JSON that no longer hangs on the value. Null becomes JSON null.</summary>
    /// <exception cref="ArgumentException">The value has a cycle, a NaN, or something else that JSON cannot hold.</exception>
    public static JsonElement ToElement(object? value)
    {
        try
        {
            return value switch
            {
                JsonElement { ValueKind: JsonValueKind.Undefined } => JsonSerializer.SerializeToElement<object?>(null, Options),
                JsonElement element => element.Clone(),
                _ => JsonSerializer.SerializeToElement(value, Options),
            };
        }
        catch (Exception problem) when (problem is JsonException or NotSupportedException)
        {
            throw new ArgumentException($"A {value!.GetType().Name} cannot be written as JSON: {problem.Message}", nameof(value), problem);
        }
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            PropertyNameCaseInsensitive = true,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
        };
        options.MakeReadOnly();
        return options;
    }
}
