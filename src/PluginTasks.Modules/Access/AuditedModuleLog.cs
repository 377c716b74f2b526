using System.Globalization;
using PluginTasks.Modules.Running;
using PluginTasks.Sandbox.Audit;

namespace PluginTasks.Modules.Access;

/// <summary>Writes starts and ends of modules' code to the audit log as well.</summary>
internal sealed class AuditedModuleLog(IModuleLog log, IAuditLog audit) : IModuleLog
{
    public void Started(string module, int generation, int? processId)
    {
        log.Started(module, generation, processId);
        Write(module, generation, "started", processId is { } process ? string.Create(CultureInfo.InvariantCulture, $"process {process}") : "in this process");
    }

    public void StartFailed(string module, Exception error)
    {
        log.StartFailed(module, error);
        Write(module, null, "start_failed", error?.Message);
    }

    public void Died(string module, int generation, string how)
    {
        log.Died(module, generation, how);
        Write(module, generation, "died", how);
    }

    public void Ended(string module, int generation)
    {
        log.Ended(module, generation);
        Write(module, generation, "ended", null);
    }

    public void CallFailed(string module, string call, string correlationId, Exception error) => log.CallFailed(module, call, correlationId, error);

    public void LongRunningFailed(string module, string name, Exception error) => log.LongRunningFailed(module, name, error);

    public void Line(string module, ModuleLine line) => log.Line(module, line);

    private void Write(string module, int? generation, string outcome, string? detail) => audit.Write(new AuditEntry
    {
        Kind = AuditKind.Module,
        Module = module,
        Subject = generation is { } number ? string.Create(CultureInfo.InvariantCulture, $"generation {number}") : null,
        Outcome = outcome,
        Detail = detail,
    });
}
