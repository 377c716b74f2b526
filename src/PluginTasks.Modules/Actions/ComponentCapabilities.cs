using System.Text.Json;

namespace PluginTasks.Modules.Actions;

/// <summary>What the components in a tree allow, by their ids. Not thread safe while it is filled.</summary>
public sealed class ComponentCapabilities
{
    private static readonly IReadOnlySet<string> None = new HashSet<string>();

    private readonly Dictionary<string, IReadOnlySet<string>> byId = new(StringComparer.Ordinal);

    public IReadOnlySet<string>? Of(string componentId) => byId.GetValueOrDefault(componentId);

    /// <summary>Takes in a component, or a list of them, as trees and builders write them, with all that is within.</summary>
    public void Add(JsonElement tree)
    {
        switch (tree.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in tree.EnumerateArray())
                {
                    Add(item);
                }

                break;
            case JsonValueKind.Object:
                if (tree.TryGetProperty("kind", out _) && tree.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String)
                {
                    byId[id.GetString()!] = Listed(tree);
                }

                foreach (var property in tree.EnumerateObject())
                {
                    Add(property.Value);
                }

                break;
        }
    }

    private static IReadOnlySet<string> Listed(JsonElement component) =>
        component.TryGetProperty("capabilities", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(c => c.ValueKind == JsonValueKind.String).Select(c => c.GetString()!).ToHashSet(StringComparer.Ordinal)
            : None;
}
