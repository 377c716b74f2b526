namespace PluginTasks.Sandbox.Egress.Reports;

/// <summary>Tells nobody.</summary>
public sealed class NoEgressLog : IEgressLog
{
    private NoEgressLog()
    {
    }

    public static NoEgressLog Instance { get; } = new();

    public void Report(EgressReport report)
    {
    }

    public void Fault(string module, Exception error)
    {
    }
}
