namespace PluginTasks.Sandbox.Tests.Processes;

/// <summary>Tests that count what the whole process holds run by themselves.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class HostResources
{
    public const string Name = "What the host holds";
}
