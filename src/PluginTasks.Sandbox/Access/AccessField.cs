namespace PluginTasks.Sandbox.Access;

/// <summary>The field of a manifest's entry that is at fault, so that a diagnostic can point at its line.</summary>
public enum AccessField
{
    ResourceType,
    Operation,
    Target,
}
