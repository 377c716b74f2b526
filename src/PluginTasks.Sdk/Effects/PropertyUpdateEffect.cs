using System.Text.Json;

namespace PluginTasks.Sdk;

/// <summary>Changes a property of a component: sets it, or changes the list that it is.</summary>
/// <param name="ComponentId">The component.</param>
/// <param name="Property">The property as pages write it: <c>children</c>, <c>label</c>.</param>
/// <param name="Action">What to do with it.</param>
/// <param name="Value">With what; see <see cref="PatchAction"/>.</param>
/// <param name="SurfaceId">The surface; null for the caller's.</param>
public sealed record PropertyUpdateEffect(string ComponentId, string Property, PatchAction Action, JsonElement Value, string? SurfaceId) : Effect
{
    /// <summary>The capability that the component has to have: <c>children.append</c>.</summary>
    public string Capability => $"{Property}.{JsonNamingPolicy.SnakeCaseLower.ConvertName(Action.ToString())}";
}
