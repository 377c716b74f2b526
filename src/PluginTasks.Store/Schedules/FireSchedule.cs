using PluginTasks.Store.Tasks;
using PluginTasks.Store.Writing;
using PluginTasks.Tasks.Schedules.Firing;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Store.Schedules;

/// <summary>The claim and the task in one transaction: either both are there afterwards or neither is.</summary>
internal sealed class FireSchedule(ScheduleFiring firing) : WriteCommand<FiredSchedule?>
{
    protected override FiredSchedule? Run(WriteSession session)
    {
        var stored = session.Schedules.Find(firing.Schedule.Id);
        if (!firing.Holds(stored))
        {
            return null;
        }

        var task = firing.Task is not { } wanted ? null
            : firing.NeedsLastEnded && Active(session, stored!.LastTaskId) is { } last ? new AddedTask(last, IsNew: false)
            : AddTask.Into(session, wanted.AsStored());
        if (firing.ApplyTo(stored!, task) is { } after)
        {
            return new FiredSchedule(session.Schedules.Put(after), task);
        }

        session.Schedules.Remove(stored!.Id);
        return new FiredSchedule(null, task);
    }

    private static TaskRecord? Active(WriteSession session, string? id) =>
        id is not null && session.Find(id) is { Task: { IsActive: true } task } ? task : null;
}
