using PluginTasks.Store.Writing;

namespace PluginTasks.Store.Schedules;

internal sealed class RemoveSchedule(string id) : WriteCommand<bool>
{
    protected override bool Run(WriteSession session) => session.Schedules.Remove(id);
}
