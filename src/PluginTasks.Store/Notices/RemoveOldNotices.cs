using PluginTasks.Store.Writing;

namespace PluginTasks.Store.Notices;

/// <summary>Removes some; fewer than <see cref="Most"/> says that there are no more.</summary>
internal sealed class RemoveOldNotices(DateTimeOffset before) : WriteCommand<int>
{
    public const int Most = 500;

    protected override int Run(WriteSession session) => session.Notices.RemoveOld(before, Most);
}
