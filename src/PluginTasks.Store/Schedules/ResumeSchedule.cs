using PluginTasks.Store.Writing;
using PluginTasks.Tasks.Schedules.Firing;

namespace PluginTasks.Store.Schedules;

internal sealed class ResumeSchedule(string id, long version, DateTimeOffset? nextRun) : WriteCommand<ScheduleRecord?>
{
    protected override ScheduleRecord? Run(WriteSession session) =>
        session.Schedules.Find(id) is { IsPaused: true } stored && stored.Version == version
            ? session.Schedules.Put(stored.Resumed(nextRun))
            : null;
}
