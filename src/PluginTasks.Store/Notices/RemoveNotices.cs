using PluginTasks.Store.Writing;

namespace PluginTasks.Store.Notices;

internal sealed class RemoveNotices(string userId, IReadOnlyCollection<string> messageIds) : WriteCommand<int>
{
    protected override int Run(WriteSession session) => session.Notices.Remove(userId, messageIds);
}
