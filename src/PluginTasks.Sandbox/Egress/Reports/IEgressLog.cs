namespace PluginTasks.Sandbox.Egress.Reports;

/// <summary>Is told of what goes out. Called from many threads, in the way of requests: it must neither block nor throw.</summary>
public interface IEgressLog
{
    /// <summary>A request was let through, refused or failed. One that was let through may be refused later, when more of it is seen.</summary>
    void Report(EgressReport report);

    /// <summary>Something broke within the host; the connection was closed.</summary>
    void Fault(string module, Exception error);
}
