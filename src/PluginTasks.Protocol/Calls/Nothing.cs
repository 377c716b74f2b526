namespace PluginTasks.Protocol.Calls;

/// <summary>What a method gives that only has to be done, and takes that needs nothing.</summary>
public sealed record Nothing
{
    public static Nothing Value { get; } = new();
}
