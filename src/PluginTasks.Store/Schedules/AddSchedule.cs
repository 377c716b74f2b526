using PluginTasks.Store.Writing;
using PluginTasks.Tasks.Schedules.Firing;

namespace PluginTasks.Store.Schedules;

internal sealed class AddSchedule(ScheduleRecord schedule) : WriteCommand<bool>
{
    protected override bool Run(WriteSession session) => session.Schedules.Insert(schedule.AsAdded());
}
