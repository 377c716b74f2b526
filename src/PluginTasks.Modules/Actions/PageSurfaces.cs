using System.Text.Json;

namespace PluginTasks.Modules.Actions;

/// <summary>One page and nothing else, as a definition tree has it.</summary>
public sealed class PageSurfaces : ISurfaces
{
    private readonly ComponentCapabilities components = new();

    public PageSurfaces(ReadOnlyMemory<byte> definition)
    {
        using var tree = JsonDocument.Parse(definition);
        components.Add(tree.RootElement);
    }

    public IReadOnlySet<string>? CapabilitiesOf(string surfaceId, string componentId) => surfaceId == "main" ? components.Of(componentId) : null;
}
