using PluginTasks.Store.Writing;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Store.Tasks;

internal sealed class AddTask(TaskRecord task) : WriteCommand<AddedTask>
{
    /// <summary>For what adds a task together with something else.</summary>
    public static AddedTask Into(WriteSession session, TaskRecord task)
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

        session.Changed.Write();
        var known = session.Tasks.Find(task.Id) ?? session.Tasks.FindKey(task)
            ?? throw new InvalidOperationException($"Task {task.Id} was not added, and nothing is in its way.");
        return new AddedTask(known.Task, IsNew: false);
    }

    // A key is free once the end of the task that had it is in the file.
    protected override bool LooksAtRows => task.TaskKey is not null;

    protected override AddedTask Run(WriteSession session) => Into(session, task);
}
