using PluginTasks.Pages.Values;
using PluginTasks.Pages.Yaml;
using PluginTasks.Sdk;

namespace PluginTasks.Modules.Schedules;

/// <summary>Reads the schedules of a manifest that are switched on. What is wrong with them has been reported elsewhere.</summary>
internal static class ManifestScheduleReader
{
    public static IEnumerable<ManifestSchedule> Read(YamlMapping manifest)
    {
        foreach (var map in (manifest["schedules"] as YamlSequence)?.Items.OfType<YamlMapping>() ?? [])
        {
            var isOff = Scalar(map, "enabled") is { IsBoolean: true, IsTrue: false };
            if (!isOff && Scalar(map, "id").Text is { } id && Expression(map["when"]) is { } when)
            {
                yield return new ManifestSchedule
                {
                    Id = id,
                    When = when,
                    TimeZone = Scalar(map, "timezone").Text,
                    Task = Scalar(map, "task").Text,
                    Agent = Scalar(map, "agent").Text,
                    Args = map["args"] is YamlMapping args ? ValueJson.ToText(args.ToValue()) : null,
                    Message = map["args"] is YamlMapping values ? Scalar(values, "message").Text : null,
                    Missed = Scalar(map, "missed").Text switch
                    {
                        "skip" => MissedRuns.Skip,
                        "all" => MissedRuns.All,
                        _ => MissedRuns.Once,
                    },
                    Overlap = Scalar(map, "overlap") is { IsBoolean: true, IsTrue: true },
                    RunAs = Scalar(map, "run_as").Text,
                };
            }
        }
    }

    /// <summary>An expression or a zone as text; a bare number counts seconds.</summary>
    public static string? Expression(YamlNode? node) => node is YamlScalar { Value: { IsNull: false, IsBoolean: false } value }
        ? value.Text ?? NumberText.Format(value.Number)
        : null;

    private static Value Scalar(YamlMapping map, string key) => (map[key] as YamlScalar)?.Value ?? default;
}
