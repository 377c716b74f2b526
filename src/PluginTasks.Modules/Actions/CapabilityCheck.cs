using System.Text.Json;
using PluginTasks.Protocol.Messages.Effects;
using PluginTasks.Sdk;

namespace PluginTasks.Modules.Actions;

/// <summary>Whether the components that effects are for allow them. All are looked at before any takes place.</summary>
internal static class CapabilityCheck
{
    /// <exception cref="SdkException"><c>capability_denied</c>.</exception>
    public static void Demand(IReadOnlyList<EffectMessage> effects, string ownSurface, ISurfaces? surfaces)
    {
        // What an earlier effect of the answer brings, a later one may change.
        var brought = new Dictionary<string, ComponentCapabilities>(StringComparer.Ordinal);
        foreach (var effect in effects)
        {
            var surface = effect.SurfaceId ?? ownSurface;
            if (effect.Kind == EffectKind.PropertyUpdate)
            {
                DemandOne(effect, surface, surfaces, brought.GetValueOrDefault(surface));
            }

            var isUpdate = effect.Kind == EffectKind.PropertyUpdate;
            if ((effect.Content ?? (isUpdate ? effect.Value : null)) is { } content)
            {
                if (!brought.TryGetValue(surface, out var components))
                {
                    brought[surface] = components = new ComponentCapabilities();
                }

                components.Add(content);
            }
        }
    }

    private static void DemandOne(EffectMessage effect, string surface, ISurfaces? surfaces, ComponentCapabilities? brought)
    {
        var component = effect.ComponentId ?? "";
        var verb = JsonNamingPolicy.SnakeCaseLower.ConvertName((effect.Action ?? PatchAction.Set).ToString());
        var capability = $"{effect.Property}.{verb}";
        var allowed = brought?.Of(component) ?? surfaces?.CapabilitiesOf(surface, component);
        if (allowed?.Contains(capability) != true)
        {
            throw SdkException.CapabilityDenied(component, capability);
        }
    }
}
