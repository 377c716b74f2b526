namespace PluginTasks.Sandbox.Access.Host;

/// <summary>What <c>{resource_type: host, operation: manage}</c> can be about.</summary>
public enum HostPart
{
    Modules,
    Audit,
    Decisions,
    Tasks,
    Schedules,
}
