using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PluginTasks.Sdk;

/// <summary>Makes a typed payload of a map, and names every field that is at fault when it cannot.</summary>
internal static class PayloadReader
{
    public static object Read(JsonMap values, Type type)
    {
        object payload;
        try
        {
            payload = ModuleJson.ToElement(values).Deserialize(type, ModuleJson.Options)!;
        }
        catch (JsonException problem)
        {
            throw new InvalidPayloadException(FieldsAtFault(values, type, problem));
        }

        var problems = PayloadValidator.Validate(payload);
        return problems.Count == 0 ? payload : throw new InvalidPayloadException(problems);
    }

    // The deserializer stops at the first problem. An author wants all of them, so each field is tried by itself.
    private static Dictionary<string, string> FieldsAtFault(JsonMap values, Type type, JsonException first)
    {
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in ModuleJson.Options.GetTypeInfo(type).Properties)
        {
            if (Problem(values, property) is var (field, message))
            {
                problems[field] = message;
            }
        }

        if (problems.Count == 0)
        {
            problems[Field("", first.Path)] = "cannot be read.";
        }

        return problems;
    }

    private static (string Field, string Message)? Problem(JsonMap values, JsonPropertyInfo property)
    {
        var name = values.Keys.FirstOrDefault(key => string.Equals(key, property.Name, StringComparison.OrdinalIgnoreCase));
        if (name is null)
        {
            return IsRequired(property) ? (property.Name, "is required.") : null;
        }

        var element = values[name];
        if (element.ValueKind is JsonValueKind.Null && AllowsNull(property))
        {
            return null;
        }

        if (element.ValueKind is JsonValueKind.Null)
        {
            return (property.Name, "is required.");
        }

        try
        {
            element.Deserialize(property.PropertyType, ModuleJson.Options);
            return null;
        }
        catch (JsonException problem)
        {
            var atTop = problem.Path is null or "$";
            return atTop
                ? (property.Name, $"must be {JsonWords.Of(property.PropertyType)}, but is {JsonWords.Of(element)}.")
                : (Field(property.Name, problem.Path), "cannot be read.");
        }
    }

    private static bool IsRequired(JsonPropertyInfo property) =>
        property.IsRequired || property.AssociatedParameter is { HasDefaultValue: false, IsMemberInitializer: false };

    private static bool AllowsNull(JsonPropertyInfo property) =>
        (!property.PropertyType.IsValueType || Nullable.GetUnderlyingType(property.PropertyType) is not null)
        && (property.AssociatedParameter?.IsNullable ?? property.IsSetNullable);

    private static string Field(string start, string? path)
    {
        var rest = path is null ? "" : path.TrimStart('$');
        return start.Length == 0 ? rest.TrimStart('.') : start + rest;
    }
}
