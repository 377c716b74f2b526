using PluginTasks.Modules.Running;
using PluginTasks.Sandbox.Access;
using PluginTasks.Sandbox.Egress.Reports;

namespace PluginTasks.Modules.Access;

/// <summary>What a module's proxy has to tell: what no rule names becomes a request that can be decided on.</summary>
internal sealed class ProxyReports(ModuleLink link, ModuleAccess access, IEgressLog others) : IEgressLog
{
    public void Report(EgressReport report)
    {
        if (report is not { Outcome: EgressOutcome.Denied, Reason: EgressReason.Rules, Target: { } target })
        {
            others.Report(report);
            return;
        }

        access.Refused(link, ResourceType.Network, EgressAudit.OperationOf(report.Operation), target);
        if (report.Operation == EgressOperation.Connect)
        {
            access.Refused(link, ResourceType.Network, AccessOperation.Receive, target);
        }
    }

    public void Fault(string module, Exception error) => others.Fault(module, error);
}
