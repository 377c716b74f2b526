using PluginTasks.Modules.Schedules;
using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Yaml;
using PluginTasks.Tasks.Schedules;

namespace PluginTasks.Modules.Manifests;

/// <summary>Reads the expressions of a manifest's schedules.</summary>
internal static class ScheduleCheck
{
    public static void Run(YamlMapping manifest, DiagnosticBag bag)
    {
        foreach (var schedule in (manifest["schedules"] as YamlSequence)?.Items.OfType<YamlMapping>() ?? [])
        {
            if (schedule.TryGet("when", out var when) && ManifestScheduleReader.Expression(when.Value) is { } written)
            {
                Check(schedule, when, written, bag);
            }
        }
    }

    private static void Check(YamlMapping schedule, YamlEntry when, string written, DiagnosticBag bag)
    {
        var zone = ManifestScheduleReader.Expression(schedule["timezone"]);
        if (!Schedule.TryParse(written, zone, DateTimeOffset.UnixEpoch, out _, out var error))
        {
            var at = error.Argument == ScheduleArgument.TimeZone && schedule.TryGet("timezone", out var entry) ? entry : when;
            at.Report(bag, DiagnosticCodes.BadSchedule, error.ToString());
        }
    }
}
