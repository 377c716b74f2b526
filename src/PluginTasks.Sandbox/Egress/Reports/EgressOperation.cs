namespace PluginTasks.Sandbox.Egress.Reports;

/// <summary>What a module wants to do at a target.</summary>
public enum EgressOperation
{
    /// <summary>A request without a body.</summary>
    Receive,

    /// <summary>A request with a body.</summary>
    Send,

    /// <summary>A tunnel, which needs both rights.</summary>
    Connect,
}
