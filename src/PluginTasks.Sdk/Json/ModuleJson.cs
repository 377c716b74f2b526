using System.Reflection;
using System.Reflection.Metadata;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using PluginTasks.Sdk.Ui;

namespace PluginTasks.Sdk;

/// <summary>
/// How values of module code become JSON and back. What goes in is any object (anonymous ones too), what comes out
/// is a <see cref="JsonElement"/> or a <see cref="JsonMap"/>, which never change. Thread safe.
/// </summary>
/// <remarks>
/// Components, builders, actions, rules, bindings and the records that belong to them (<see cref="ItemAction"/>,
/// <see cref="TabItem"/> and so on) may stand anywhere in a value and become what their <c>ToJson</c> gives. They are
/// written, never read. What is put into components follows the same rules, so a name is the same wherever it comes from.
/// <para>
/// This is what module code says, not what the host says to clients. A <see cref="TaskSnapshot"/> that a module passes on
/// is written like any other value (<c>task_id</c>, <c>created_at</c>), while clients, page bindings below
/// <c>background_tasks/</c> and the values of a card's callbacks have the host's snapshot, in camel case (<c>taskId</c>,
/// <c>createdAt</c>). Names are matched in any case but not across underscores: read the latter by name, not as a
/// <see cref="TaskSnapshot"/>.
/// </para>
/// </remarks>
public static class ModuleJson
{
    private static volatile JsonSerializerOptions current = Create();

    /// <summary>
    /// The options: names of properties and enum values in snake case (<c>DownloadedBytes</c> is <c>downloaded_bytes</c>),
    /// as in page files; keys of dictionaries as they are; names read in any case. Read only.
    /// </summary>
    public static JsonSerializerOptions Options => current;

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

    /// <summary>Reads what <see cref="ToElement"/> wrote; the default of <typeparamref name="T"/> where there is nothing, or null.</summary>
    /// <exception cref="JsonException">It is not a <typeparamref name="T"/>.</exception>
    public static T? Read<T>(JsonElement? element) =>
        element is { ValueKind: not (JsonValueKind.Undefined or JsonValueKind.Null) } value ? value.Deserialize<T>(Options) : default;

    /// <summary>Options remember every type that they have written. Those of code that is being unloaded must be forgotten, so all are.</summary>
    internal static void Renew()
    {
        current = Create();

        // The serializer keeps accessors of members for all options together. Those who change code at run time tell it so, by this attribute.
        foreach (var handler in typeof(JsonSerializer).Assembly.GetCustomAttributes<MetadataUpdateHandlerAttribute>())
        {
            handler.HandlerType.GetMethod("ClearCache", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)?.Invoke(null, [null]);
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
            Converters = { new PagePartConverter(), new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
        };
        options.MakeReadOnly();
        return options;
    }
}
