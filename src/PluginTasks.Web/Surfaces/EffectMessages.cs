using System.Text.Json;
using PluginTasks.Modules.Library;
using PluginTasks.Protocol.Messages.Effects;
using PluginTasks.Sdk;
using PluginTasks.Web.Sockets;

namespace PluginTasks.Web.Surfaces;

/// <summary>Makes messages of the effects of one answer, and keeps account of what they bring before the user.</summary>
/// <param name="surfaces">What the user has before them.</param>
/// <param name="made">Makes components ready for the user.</param>
/// <param name="ownSurface">Where the call came from.</param>
internal sealed class EffectMessages(OpenSurfaces surfaces, MadeComponents made, string ownSurface)
{
    /// <summary>The message of an effect, but of one that leads to another page.</summary>
    public ReadOnlyMemory<byte> Of(EffectMessage effect) => effect.Kind switch
    {
        EffectKind.Notify => WireJson.Message("eventNotification", writer =>
        {
            writer.WriteString("kind", "toast");
            writer.WriteString("title", effect.Title);
            writer.WriteString("text", effect.Text);
            writer.WriteString("variant", effect.Variant);
        }),
        EffectKind.Render => Content(SurfaceOf(effect), effect.Content, place: null, title: null),
        EffectKind.OpenSurface => Content(SurfaceOf(effect), effect.Content, effect.SurfaceKind, effect.Title),
        EffectKind.CloseSurface => Closed(SurfaceOf(effect)),
        EffectKind.StateUpdate => WireJson.Message("stateUpdate", writer =>
        {
            writer.WriteString("scope", effect.Scope ?? "page");
            writer.Element("values", effect.Value);
        }),
        EffectKind.StatePatch => WireJson.Message("statePatch", writer =>
        {
            writer.WriteString("scope", effect.Scope ?? "page");
            writer.WriteString("path", effect.Path);
            writer.WriteString("action", NameOf(effect.Action));
            writer.Element("value", effect.Value);
        }),
        EffectKind.DataModelUpdate => WireJson.Message("dataModelUpdate", writer =>
        {
            writer.WriteString("surfaceId", SurfaceOf(effect));
            writer.WriteString("path", effect.Path);
            writer.Element("value", effect.Value);
        }),
        EffectKind.PropertyUpdate => Property(effect),
        _ => throw new ArgumentException($"{effect.Kind} is not a message.", nameof(effect)),
    };

    private static string NameOf(PatchAction? action) => JsonNamingPolicy.SnakeCaseLower.ConvertName((action ?? PatchAction.Set).ToString());

    private string SurfaceOf(EffectMessage effect) => effect.SurfaceId ?? ownSurface;

    private ReadOnlyMemory<byte> Closed(string surfaceId)
    {
        surfaces.Close(surfaceId);
        return HostMessages.DeleteSurface(surfaceId);
    }

    private ReadOnlyMemory<byte> Property(EffectMessage effect)
    {
        var value = effect.Value is { } given ? made.Ready(given) : (JsonElement?)null;
        if (value is { } components)
        {
            surfaces.Bring(SurfaceOf(effect), components);
        }

        return WireJson.Message("propertyUpdate", writer =>
        {
            writer.WriteString("surfaceId", SurfaceOf(effect));
            writer.WriteString("componentId", effect.ComponentId);
            writer.WriteString("property", effect.Property);
            writer.WriteString("action", NameOf(effect.Action));
            writer.Element("value", value);
        });
    }

    private ReadOnlyMemory<byte> Content(string surfaceId, JsonElement? content, string? place, string? title)
    {
        var ready = content is { ValueKind: JsonValueKind.Object } given ? made.Ready(given) : JsonElement.Parse("{}"u8);
        surfaces.Show(surfaceId, ready.TryGetProperty("components", out var components) ? components : JsonElement.Parse("[]"u8));
        return WireJson.Message("surfaceUpdate", writer =>
        {
            writer.WriteString("surfaceId", surfaceId);
            if (place is not null)
            {
                writer.WriteString("template", place);
            }

            if (title is not null)
            {
                writer.WriteString("title", title);
            }

            foreach (var member in ready.EnumerateObject().Where(m => m.Name is not ("surfaceId" or "template" or "title" or "page")))
            {
                member.WriteTo(writer);
            }
        });
    }
}
