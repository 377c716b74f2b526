using PluginTasks.Pages.Values;
using PluginTasks.Pages.Yaml;
using PluginTasks.Sandbox.Access;

namespace PluginTasks.Modules.Manifests;

/// <summary>The maps and lists within a manifest. What is wrong with them has been reported elsewhere.</summary>
internal static class ManifestParts
{
    public static ModuleLimits Limits(YamlMapping manifest) => manifest["limits"] is not YamlMapping map ? new ModuleLimits() : new ModuleLimits
    {
        MemoryMb = Whole(map, "memory_mb"),
        MaxRunningTasks = Whole(map, "max_running_tasks"),
        Processes = Whole(map, "processes"),
        OpenFiles = Whole(map, "open_files"),
        ScriptSeconds = Scalar(map, "script_seconds") is { IsNumber: true } seconds ? seconds.Number : new ModuleLimits().ScriptSeconds,
    };

    public static IEnumerable<ModuleSetting> Settings(YamlMapping manifest)
    {
        foreach (var entry in (manifest["settings"] as YamlMapping)?.Entries ?? [])
        {
            if (entry.Value is YamlMapping map)
            {
                yield return new ModuleSetting(
                    entry.Key,
                    Scalar(map, "type").Text ?? "string",
                    Scalar(map, "secret") is { IsBoolean: true, IsTrue: true },
                    Scalar(map, "required") is { IsBoolean: true, IsTrue: true },
                    map["default"]?.ToValue() is { IsNull: false } standard ? ValueJson.ToText(standard) : null);
            }
        }
    }

    public static IEnumerable<AccessEntry> Access(YamlMapping manifest)
    {
        foreach (var map in (manifest["access"] as YamlSequence)?.Items.OfType<YamlMapping>() ?? [])
        {
            if (Scalar(map, "resource_type").Text is { } resource && Scalar(map, "operation").Text is { } operation && Scalar(map, "target").Text is { } target)
            {
                yield return new AccessEntry(resource, operation, target);
            }
        }
    }

    private static int? Whole(YamlMapping map, string key) =>
        Scalar(map, key) is { IsNumber: true } value ? (int)Math.Clamp(Math.Ceiling(value.Number), 1, int.MaxValue) : null;

    private static Value Scalar(YamlMapping map, string key) => (map[key] as YamlScalar)?.Value ?? default;
}
