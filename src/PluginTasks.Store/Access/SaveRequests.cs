using PluginTasks.Sandbox.Access.Decisions;
using PluginTasks.Store.Writing;

namespace PluginTasks.Store.Access;

internal sealed class SaveRequests(IReadOnlyList<AccessRequest> requests) : WriteCommand<int>
{
    protected override bool LooksAtRows => false;

    protected override int Run(WriteSession session)
    {
        var put = session.Database.Prepare(
            "REPLACE INTO access_requests (module, resource, operation, target, first_asked, last_asked, times) " +
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
        foreach (var request in requests)
        {
            AccessRows.Bind(put, request.Key);
            put.Bind(5, request.FirstAsked.ToUnixTimeMilliseconds());
            put.Bind(6, request.LastAsked.ToUnixTimeMilliseconds());
            put.Bind(7, request.Times);
            put.Run();
        }

        return requests.Count;
    }
}
