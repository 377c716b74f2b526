using System.Collections.Concurrent;
using PluginTasks.Sandbox.Egress.Reports;

namespace PluginTasks.Sandbox.Tests.Egress;

internal sealed class RecordedLog : IEgressLog
{
    public ConcurrentQueue<EgressReport> Reports { get; } = new();

    public ConcurrentQueue<Exception> Faults { get; } = new();

    public void Report(EgressReport report) => Reports.Enqueue(report);

    public void Fault(string module, Exception error) => Faults.Enqueue(error);
}
