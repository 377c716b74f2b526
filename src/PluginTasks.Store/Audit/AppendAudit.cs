using PluginTasks.Sandbox.Audit;
using PluginTasks.Store.Writing;

namespace PluginTasks.Store.Audit;

internal sealed class AppendAudit(IReadOnlyList<AuditEntry> entries) : WriteCommand<int>
{
    protected override bool LooksAtRows => false;

    protected override int Run(WriteSession session)
    {
        foreach (var entry in entries)
        {
            session.Audit.Append(entry);
        }

        return entries.Count;
    }
}
