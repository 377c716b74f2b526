using System.Text.Json;
using PluginTasks.Modules.Library;
using PluginTasks.Sdk;

namespace PluginTasks.Modules.Running;

/// <summary>What the operator has set for a module, against what its manifest declares.</summary>
internal static class ModuleSettingsCheck
{
    /// <summary>The values that the module gets: those declared, with their defaults.</summary>
    /// <exception cref="ModuleUnavailableException">One is missing, is of another type, or is not declared.</exception>
    public static JsonElement Complete(Module module, JsonMap given)
    {
        var declared = module.Manifest.Settings;
        if (given.Keys.FirstOrDefault(name => declared.All(s => s.Name != name)) is { } unknown)
        {
            throw new ModuleUnavailableException(module.Name, $"its manifest declares no setting '{unknown}'; it has {Names(declared.Select(s => s.Name))}");
        }

        var values = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var setting in declared)
        {
            if (given.TryGetValue(setting.Name, out var set) && set.ValueKind != JsonValueKind.Null)
            {
                var value = setting.Type == "string" ? set : FromText(set);
                if (!IsOf(setting.Type, value))
                {
                    throw new ModuleUnavailableException(module.Name, $"its setting '{setting.Name}' is a {setting.Type}");
                }

                values[setting.Name] = value;
            }
            else if (setting.Default is { } standard)
            {
                values[setting.Name] = JsonSerializer.Deserialize<JsonElement>(standard);
            }
            else if (setting.IsRequired)
            {
                throw new ModuleUnavailableException(module.Name, $"it needs the setting '{setting.Name}'; set modules.settings.{module.Name}.{setting.Name}");
            }
        }

        return JsonSerializer.SerializeToElement(values);
    }

    /// <summary>Variables and files hold texts only: what they say of a number, a list and so on is JSON.</summary>
    private static JsonElement FromText(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return value;
        }

        try
        {
            return JsonSerializer.Deserialize<JsonElement>(value.GetString()!);
        }
        catch (JsonException)
        {
            return value;
        }
    }

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "number" => value.ValueKind == JsonValueKind.Number,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "list" => value.ValueKind == JsonValueKind.Array,
        "map" => value.ValueKind == JsonValueKind.Object,
        _ => value.ValueKind == JsonValueKind.String,
    };

    private static string Names(IEnumerable<string> names) => string.Join(", ", names) is { Length: > 0 } text ? text : "none";
}
