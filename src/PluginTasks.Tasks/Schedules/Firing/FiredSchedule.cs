using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Schedules.Firing;

/// <summary>What a claimed firing led to.</summary>
/// <param name="Schedule">The schedule after it; null where it is gone.</param>
/// <param name="Task">The task that was added; or, not new, the active one because of which the firing was skipped; null where there was none to add.</param>
public sealed record FiredSchedule(ScheduleRecord? Schedule, AddedTask? Task);
