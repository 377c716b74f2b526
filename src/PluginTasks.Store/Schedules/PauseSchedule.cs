using PluginTasks.Store.Writing;
using PluginTasks.Tasks.Schedules.Firing;

namespace PluginTasks.Store.Schedules;

internal sealed class PauseSchedule(string id, string? reason, long? version) : WriteCommand<ScheduleRecord?>
{
    protected override ScheduleRecord? Run(WriteSession session) =>
        session.Schedules.Find(id) is { } stored && (version ?? stored.Version) == stored.Version
            ? session.Schedules.Put(stored.Paused(reason))
            : null;
}
