using PluginTasks.Modules.Running;
using PluginTasks.Sandbox.Access;
using PluginTasks.Sandbox.Audit;
using PluginTasks.Sandbox.Egress.Reports;
using PluginTasks.Sdk;

namespace PluginTasks.Modules.Access;

/// <summary>Writes to the audit log what was refused of the network although a rule names it; what no rule names is told by who asks the rules.</summary>
internal sealed class EgressAudit(IDenialLog denials, IModuleLog log) : IEgressLog
{
    private const string Unreadable = "(cannot be read)";

    public void Report(EgressReport report)
    {
        if (report is { Outcome: EgressOutcome.Denied or EgressOutcome.Malformed, Reason: not EgressReason.Rules })
        {
            denials.Denied(report.Module, ResourceType.Network, OperationOf(report.Operation), report.Target ?? Unreadable, report.Reason.ToString());
        }
    }

    public void Fault(string module, Exception error) => log.Line(module, new ModuleLine(ModuleLogLevel.Warning, "Its way out has failed.", error.ToString()));

    public static AccessOperation OperationOf(EgressOperation? operation) =>
        operation == EgressOperation.Receive ? AccessOperation.Receive : AccessOperation.Send;
}
