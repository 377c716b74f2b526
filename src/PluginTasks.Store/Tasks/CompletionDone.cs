using PluginTasks.Store.Writing;

namespace PluginTasks.Store.Tasks;

/// <summary>The one thing that changes of a task after its end: that nothing is left to be called.</summary>
internal sealed class CompletionDone(string id) : WriteCommand<bool>
{
    protected override bool Run(WriteSession session)
    {
        var done = session.Database.Prepare("UPDATE tasks SET completion = NULL WHERE id = ?1 AND finished_at IS NOT NULL");
        done.Bind(1, id);
        done.Run();
        return session.Database.Changes == 1;
    }
}
