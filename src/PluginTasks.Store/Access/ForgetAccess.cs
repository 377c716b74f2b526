using PluginTasks.Sandbox.Access.Decisions;
using PluginTasks.Store.Writing;

namespace PluginTasks.Store.Access;

internal sealed class ForgetAccess(AccessKey key) : WriteCommand<bool>
{
    protected override bool LooksAtRows => false;

    public static bool RequestOf(WriteSession session, AccessKey key) =>
        Remove(session, "DELETE FROM access_requests WHERE module = ?1 AND resource = ?2 AND operation = ?3 AND target = ?4", key);

    protected override bool Run(WriteSession session) =>
        RequestOf(session, key) | Remove(session, "DELETE FROM access_decisions WHERE module = ?1 AND resource = ?2 AND operation = ?3 AND target = ?4", key);

    private static bool Remove(WriteSession session, string sql, AccessKey key)
    {
        var remove = session.Database.Prepare(sql);
        AccessRows.Bind(remove, key);
        remove.Run();
        return session.Database.Changes > 0;
    }
}
