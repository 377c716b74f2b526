namespace PluginTasks.Modules.Actions;

/// <summary>What a user has before them. Thread safe.</summary>
public interface ISurfaces
{
    /// <summary>What a component allows, as <c>children.append</c>; null where there is no such component on the surface.</summary>
    IReadOnlySet<string>? CapabilitiesOf(string surfaceId, string componentId);
}
