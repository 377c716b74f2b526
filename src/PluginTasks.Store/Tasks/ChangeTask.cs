using PluginTasks.Store.Writing;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Store.Tasks;

internal sealed class ChangeTask(TaskChange change) : WriteCommand<TaskRecord?>
{
    protected override bool LooksAtRows => false;

    protected override TaskRecord? Run(WriteSession session)
    {
        // Nobody can write between the look and the update: the transaction has the database for itself.
        if (session.Find(change.Id) is not { } before || change.ApplyTo(before.Task) is not { } task)
        {
            return null;
        }

        session.Changed.Put(before, task);
        session.Cache.Put(before with { Task = task });
        session.Minutes.Count(before.Task.Status, task.Status, task.UpdatedAt);
        if (!task.IsActive)
        {
            session.Counts.Ended(task);
        }

        if (session.AuditsTasks && TaskAudit.Of(before.Task, task) is { } entry)
        {
            session.Audit.Append(entry);
        }

        if (change.Notice is { } notice)
        {
            session.Notices.Add(notice with { Seq = notice.Seq ?? task.Seq });
        }

        if (!task.IsActive)
        {
            session.Schedules.Ended(task);
        }

        return task;
    }
}
