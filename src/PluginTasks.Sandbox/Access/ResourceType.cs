namespace PluginTasks.Sandbox.Access;

/// <summary>What an access rule is about.</summary>
public enum ResourceType
{
    Filesystem,
    Network,
    Subprocess,
    Host,
}
