using PluginTasks.Modules.Manifests;
using PluginTasks.Tasks.Schedules;
using PluginTasks.Tasks.Schedules.Firing;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Modules.Schedules;

/// <summary>The schedules of a manifest as they are stored.</summary>
public static class ScheduleRecords
{
    /// <summary>The user that a module's own tasks belong to, whom nobody can sign in as.</summary>
    public static string ServiceUser(string module) => $"module:{module}";

    /// <summary>Records made now, for <see cref="IScheduleStore.SetManifestAsync"/>, which keeps what it has of those that are the same.</summary>
    /// <param name="manifest">A manifest without errors; a schedule that cannot be read is left out.</param>
    /// <param name="hostTimeZone">The zone of schedules that name none.</param>
    /// <param name="now">What intervals count from.</param>
    public static IReadOnlyList<ScheduleRecord> Of(Manifest manifest, string hostTimeZone, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var from = StoredTime.Cut(now);
        var records = new Dictionary<string, ScheduleRecord>(StringComparer.Ordinal);
        foreach (var written in manifest.Timetable)
        {
            if (Schedule.TryParse(written.When, written.TimeZone ?? hostTimeZone, from, out var times, out _))
            {
                var record = From(manifest.Name, written, times);
                records.TryAdd(record.Id, record);
            }
        }

        return [.. records.Values];
    }

    private static ScheduleRecord From(string module, ManifestSchedule written, Schedule times) => new()
    {
        Id = $"{module}.{written.Id}",
        Module = module,
        Name = written.Id,
        When = times.When,
        TimeZone = times.TimeZone,
        TaskName = Qualified(module, written.Task),
        Args = written.Task is null ? null : written.Args,
        Agent = written.Task is null ? Qualified(module, written.Agent) : null,
        Message = written.Task is null ? written.Message ?? "" : null,
        Missed = written.Missed,
        Overlap = written.Overlap,
        UserId = written.RunAs ?? ServiceUser(module),
        Source = ScheduleSource.Manifest,
        CreatedAt = times.Anchor,
        NextRun = StoredTime.Cut(times.Next(times.Anchor)),
    };

    private static string? Qualified(string module, string? name) =>
        name is null || name.Contains('.', StringComparison.Ordinal) ? name : $"{module}.{name}";
}
