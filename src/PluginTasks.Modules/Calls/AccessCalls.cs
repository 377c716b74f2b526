using PluginTasks.Modules.Access;
using PluginTasks.Protocol.Calls;
using PluginTasks.Protocol.Messages;
using PluginTasks.Protocol.Messages.Host;
using PluginTasks.Protocol.Messages.Tasks;
using PluginTasks.Sandbox.Access.Decisions;
using PluginTasks.Sandbox.Audit;
using PluginTasks.Tasks.Facade;

namespace PluginTasks.Modules.Calls;

/// <summary>What module code does with access and the audit log, once it is known that it may.</summary>
internal sealed class AccessCalls(AccessControl control, AuditLog audit)
{
    /// <param name="handlers">Where the calls are added.</param>
    /// <param name="module">Whose code makes them.</param>
    /// <param name="decider">Gives who calls, where they may decide; else it throws.</param>
    /// <param name="reader">The same for who reads the audit log.</param>
    public void AddTo(CallHandlers handlers, string module, Func<InboundCall, TaskCaller> decider, Func<InboundCall, TaskCaller> reader) => handlers
        .OnInline(HostMethods.ListAccessRequests, (call, _, _) =>
        {
            decider(call);
            return Task.FromResult(new AccessRequestList([.. control.Requests().Select(AccessInfos.Of)]));
        })
        .OnInline(HostMethods.ListAccessDecisions, (call, _, _) =>
        {
            decider(call);
            return Task.FromResult(new AccessDecisionList([.. control.Decisions.Select(AccessInfos.Of)]));
        })
        .OnInline(HostMethods.AllowAccess, (call, access, token) =>
            DecideAsync(module, decider(call), access, access.ForGood ? AccessVerdict.Always : AccessVerdict.Session, token))
        .OnInline(HostMethods.DenyAccess, (call, access, token) => DecideAsync(module, decider(call), access, AccessVerdict.Denied, token))
        .OnInline(HostMethods.ForgetAccess, async (call, access, token) =>
            new Outcome(await control.ForgetAsync(WishOf(access), NameOf(decider(call)), module, token)))
        .OnInline(HostMethods.ReadAudit, async (call, read, token) =>
        {
            reader(call);
            return new AuditLines([.. (await audit.ListAsync(AccessInfos.QueryOf(read.Filters), token)).Select(AccessInfos.Of)]);
        });

    private static AccessWish WishOf(AccessRef access) => new(access.Module, access.ResourceType, access.Operation, access.Target);

    private static string NameOf(TaskCaller caller) => caller.Session.UserId ?? "";

    private async Task<Nothing> DecideAsync(string module, TaskCaller caller, AccessRef access, AccessVerdict verdict, CancellationToken cancellationToken)
    {
        await control.DecideAsync(WishOf(access), verdict, NameOf(caller), module, cancellationToken);
        return Nothing.Value;
    }
}
