using PluginTasks.Sandbox.Access.Decisions;
using PluginTasks.Store.Writing;

namespace PluginTasks.Store.Access;

internal sealed class Decide(DecidedAccess decision) : WriteCommand<bool>
{
    protected override bool LooksAtRows => false;

    protected override bool Run(WriteSession session)
    {
        ForgetAccess.RequestOf(session, decision.Key);
        var put = session.Database.Prepare(
            "REPLACE INTO access_decisions (module, resource, operation, target, allowed, decided_by, decided_at) " +
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
        AccessRows.Bind(put, decision.Key);
        put.Bind(5, decision.Verdict == AccessVerdict.Denied ? 0L : 1L);
        put.Bind(6, decision.By);
        put.Bind(7, decision.At.ToUnixTimeMilliseconds());
        put.Run();
        return true;
    }
}
