using PluginTasks.Store.Writing;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Store.Tasks;

internal sealed class AddTask(TaskRecord task) : WriteCommand<AddedTask>
{
    protected override AddedTask Run(WriteSession session)
    {
        if (session.Tasks.Insert(task) is { } added)
        {
            session.Cache.Put(added);
            if (!task.IsActive)
            {
                session.Counts.Ended(task);
            }

            return new AddedTask(task, IsNew: true);
        }

        var known = session.Tasks.Find(task.Id) ?? session.Tasks.FindKey(task)
            ?? throw new InvalidOperationException($"Task {task.Id} was not added, and nothing is in its way.");
        return new AddedTask(known.Task, IsNew: false);
    }
}
