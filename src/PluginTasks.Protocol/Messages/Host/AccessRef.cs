namespace PluginTasks.Protocol.Messages.Host;

/// <summary>What is decided on.</summary>
public sealed record AccessRef(string Module, string ResourceType, string Operation, string Target)
{
    public bool ForGood { get; init; }
}
