using PluginTasks.Store.Writing;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Store.Notices;

internal sealed class AddNotice(Notice notice) : WriteCommand<bool>
{
    protected override bool Run(WriteSession session)
    {
        session.Notices.Add(notice);
        return true;
    }
}
