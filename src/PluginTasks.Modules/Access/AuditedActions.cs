using PluginTasks.Modules.Actions;
using PluginTasks.Protocol.Messages.Calling;
using PluginTasks.Sandbox.Audit;
using PluginTasks.Sdk;

namespace PluginTasks.Modules.Access;

/// <summary>Writes to the audit log which actions are called, by whom and what came of it; nothing of what they are given or answer.</summary>
internal sealed class AuditedActions(ModuleActions actions, IAuditLog audit)
{
    public async Task<ActionAnswer> CallAsync(ActionRequest request, CancellationToken cancellationToken)
    {
        var outcome = "failed";
        try
        {
            var answer = await actions.CallAsync(request, cancellationToken);
            outcome = "ok";
            return answer;
        }
        catch (SdkException known)
        {
            outcome = known.Code;
            throw;
        }
        catch (OperationCanceledException)
        {
            outcome = "cancelled";
            throw;
        }
        finally
        {
            audit.Write(new AuditEntry
            {
                Kind = AuditKind.Action,
                Module = ModuleNames.TrySplit(request.Name, out var module, out _) ? module : null,
                User = request.Session.UserId,
                Subject = request.Name,
                Outcome = outcome,
            });
        }
    }
}
